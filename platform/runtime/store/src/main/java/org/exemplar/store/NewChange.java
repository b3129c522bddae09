package org.exemplar.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.identity.Origin;

/**
 * What a transaction did to one object.
 *
 * @param origin who does it, by what and why
 * @param kind what was done
 * @param subjectType type of the object, such as {@code Organization}
 * @param subjectKey its key
 * @param payload JSON that describes the change, at least {@code {}}; see {@link #of}
 */
public record NewChange(
    Origin origin, ChangeKind kind, String subjectType, String subjectKey, String payload) {
  /** Member of a payload: the object's values before the change, absent when it was not there. */
  public static final String BEFORE = "before";

  /** Member of a payload: the object's values after the change, absent when it is not there. */
  public static final String AFTER = "after";

  /** Member of the values: code of the organisation that the object belongs to. */
  public static final String ORGANIZATION = "organization";

  /**
   * A change that is told by the object's values, which are all that it says of the object: what is
   * too large to be kept for ever stands there by its digest.
   *
   * @param before absent when the object is new: {@link ChangeKind#CREATED}
   * @param after absent when the object is gone: {@link ChangeKind#DELETED}
   */
  public static NewChange of(
      Origin origin,
      String subjectType,
      String subjectKey,
      Optional<? extends Map<String, ?>> before,
      Optional<? extends Map<String, ?>> after) {
    Map<String, Object> payload = new LinkedHashMap<>();
    before.ifPresent(values -> payload.put(BEFORE, values));
    after.ifPresent(values -> payload.put(AFTER, values));
    return new NewChange(
        origin,
        kind(before.isPresent(), after.isPresent()),
        subjectType,
        subjectKey,
        JsonText.of(payload));
  }

  private static ChangeKind kind(boolean before, boolean after) {
    if (!before && !after) {
      throw new IllegalArgumentException("nothing was changed: give values before, or after");
    }
    return !before ? ChangeKind.CREATED : after ? ChangeKind.UPDATED : ChangeKind.DELETED;
  }
}
