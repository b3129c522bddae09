package org.exemplar.identity.internal;

import java.util.Collections;
import java.util.Set;

/** Codes of the permissions of the catalogue. */
public final class KnownPermissions {
  private static final Set<String> CODES =
      Collections.unmodifiableSet(RoleCatalogue.present().permissions().keySet());

  private KnownPermissions() {}

  public static Set<String> codes() {
    return CODES;
  }
}
