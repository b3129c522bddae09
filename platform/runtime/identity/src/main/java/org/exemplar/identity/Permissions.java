package org.exemplar.identity;

import java.util.Set;
import org.exemplar.identity.internal.KnownPermissions;

/** The permissions that can be held, which are also the scopes of tokens. */
public final class Permissions {
  /** Managing client programs and the documents that they are trusted with. */
  public static final String MANAGE_CLIENTS = "clients:manage";

  /** Having what changes sent to an address. */
  public static final String MANAGE_WEBHOOKS = "webhooks:manage";

  private Permissions() {}

  /** All codes, such as {@code organizations:write}, in the order in which they are documented. */
  public static Set<String> codes() {
    return KnownPermissions.codes();
  }
}
