package org.exemplar.spi.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** Answers one field for many parents at once, so that a list costs one look-up a level. */
@ConsumerType
@FunctionalInterface
public interface BatchFetcher {
  /**
   * One value for each field, in the same order and number; all fields have the same arguments and
   * selection.
   *
   * @throws Refused when the caller's input cannot be served
   */
  List<? extends @Nullable Object> fetch(List<FieldContext> fields);
}
