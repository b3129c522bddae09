package org.exemplar.campaigns;

import java.util.Optional;

/**
 * One clause (条款) of a policy document that is kept. The clause above it is the one at {@link
 * ClauseAnchor#parent()}.
 *
 * @param documentKey key of its document
 * @param anchor where it stands; unique in its document
 * @param label label as printed, such as {@code （一）}
 * @param heading its heading
 * @param text its text without heading and children
 */
public record PolicyClause(
    String documentKey,
    ClauseAnchor anchor,
    Optional<String> label,
    Optional<String> heading,
    String text) {

  /** A key that is unique in the platform: {@code <documentKey>#<anchor>}. */
  public String key() {
    return documentKey + "#" + anchor;
  }

  /** 1 for a clause at the top of its document. */
  public int level() {
    return anchor.value().split("\\.", -1).length;
  }
}
