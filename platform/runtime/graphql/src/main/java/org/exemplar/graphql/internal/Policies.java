package org.exemplar.graphql.internal;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;

/** The policies that SDL may name. */
final class Policies {
  private static final Map<String, Predicate<Caller>> KNOWN =
      Map.of(
          "session",
          caller -> caller.origin().session().isPresent(),
          "owner",
          caller -> caller.isSignedIn() && caller.origin().actor().equals(Origin.OWNER.actor()));

  private Policies() {}

  static Set<String> names() {
    return KNOWN.keySet();
  }

  static boolean holds(String name, Caller caller) {
    Predicate<Caller> policy = KNOWN.get(name);
    return policy != null && policy.test(caller);
  }
}
