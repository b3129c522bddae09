package org.exemplar.distribution.authority;

import java.util.Set;

/**
 * A role, held somewhere.
 *
 * @param permissions what it gives there: on the sector line less than elsewhere
 */
record Holder(String role, Standpoint at, Set<String> permissions) {
  boolean has(String permission) {
    return permissions.contains(permission);
  }

  /** Whether it may do something on the object, on the territorial line. */
  boolean may(String permission) {
    return has(permission) && at.isReached();
  }
}
