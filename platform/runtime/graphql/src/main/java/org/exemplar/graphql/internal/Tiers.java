package org.exemplar.graphql.internal;

import java.util.function.Function;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The limits of those who ask without saying who they are, of people who are signed in, and of
 * systems with a token.
 */
record Tiers(Limits anonymous, Limits account, Limits token) {
  private static final String PREFIX = "exemplar.limits.";
  private static final Logger LOG = LoggerFactory.getLogger(Tiers.class);

  /** Those of a configuration, such as {@code exemplar.limits.anonymous.depth}. */
  static Tiers of(Function<String, @Nullable String> properties) {
    return new Tiers(
        configured("anonymous", Limits.ANONYMOUS, properties),
        configured("account", Limits.ACCOUNT, properties),
        configured("token", Limits.TOKEN, properties));
  }

  private static Limits configured(
      String tier, Limits usual, Function<String, @Nullable String> properties) {
    return usual.with(
        (name, otherwise) -> number(PREFIX + tier + "." + name, otherwise, properties));
  }

  /** A whole number of the configuration. */
  static int number(String name, int otherwise, Function<String, @Nullable String> properties) {
    String text = properties.apply(name);
    if (text == null || text.isBlank()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException none) {
      LOG.debug("{} is no number", name, none);
    }
    LOG.warn("{} is a whole number from 0 on, not \"{}\"; {} it is", name, text, otherwise);
    return otherwise;
  }

  /** Those of whoever asks. The owner of the data folder is in no hurry and held back by nobody. */
  Limits of(Caller caller) {
    if (!caller.isSignedIn()) {
      return anonymous;
    }
    if (caller.origin().actor().equals(Origin.OWNER.actor())) {
      return token.unhurried();
    }
    return caller.origin().session().isPresent() ? account : token;
  }
}
