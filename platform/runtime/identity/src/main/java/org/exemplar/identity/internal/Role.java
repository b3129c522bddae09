package org.exemplar.identity.internal;

import java.util.List;
import org.exemplar.spi.LocalizedText;

/**
 * A role, which is held on a part of the tree.
 *
 * @param permissions codes of what it gives
 */
record Role(String code, LocalizedText name, List<String> permissions) {
  Role {
    permissions = List.copyOf(permissions);
  }
}
