package org.exemplar.webhooks.internal;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.identity.Mandate;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.store.NewChange;

/**
 * An address to which what changes is sent.
 *
 * @param mandate on whose behalf
 * @param secret what messages are signed with
 * @param old the secret before that one, with which they are signed, too, for a while
 * @param position of the last change that was looked at for a message
 */
record Webhook(
    String key,
    Mandate mandate,
    String name,
    URI url,
    List<String> types,
    Optional<String> organization,
    WebhookState state,
    Optional<Failure> suspendedBecause,
    String secret,
    Optional<OldSecret> old,
    long position,
    Instant createdAt,
    int version) {
  static final String TYPE = "Webhook";

  Webhook {
    types = List.copyOf(types);
  }

  /**
   * A secret that was replaced.
   *
   * @param until when it is good for nothing any more
   */
  record OldSecret(String secret, Instant until) {}

  public String id() {
    return new GlobalId(TYPE, key).encode();
  }

  String account() {
    return mandate.account();
  }

  /** The secrets that messages are signed with now. */
  List<String> secrets(Instant now) {
    return old.filter(before -> now.isBefore(before.until()))
        .map(before -> List.of(secret, before.secret()))
        .orElseGet(() -> List.of(secret));
  }

  Description description() {
    return new Description(name, url, types, organization);
  }

  /** The same with what people say of it. */
  Webhook described(Description said) {
    return with(said, state, suspendedBecause, secret, old, version);
  }

  /** The same in another state. */
  Webhook in(WebhookState other, Optional<Failure> because) {
    return with(description(), other, because, secret, old, version);
  }

  /** The same with another secret. */
  Webhook signedWith(String other, Instant oldUntil) {
    Optional<OldSecret> replaced = Optional.of(new OldSecret(secret, oldUntil));
    return with(description(), state, suspendedBecause, other, replaced, version);
  }

  /** The same in its next version. */
  Webhook next() {
    return with(description(), state, suspendedBecause, secret, old, version + 1);
  }

  /** The same with all that can change but the position. */
  private Webhook with(
      Description said,
      WebhookState inState,
      Optional<Failure> because,
      String signing,
      Optional<OldSecret> before,
      int inVersion) {
    return new Webhook(
        key,
        mandate,
        said.name(),
        said.url(),
        said.types(),
        said.organization(),
        inState,
        because,
        signing,
        before,
        position,
        createdAt,
        inVersion);
  }

  /** What the change log says of it, which is not its secrets. */
  Map<String, ?> told() {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("account", account());
    told.put("name", name);
    told.put("url", url.toString());
    told.put("types", types);
    organization.ifPresent(code -> told.put(NewChange.ORGANIZATION, code));
    told.put("state", state.name());
    suspendedBecause.ifPresent(why -> told.put("suspendedBecause", why.name()));
    told.put("version", version);
    return told;
  }
}
