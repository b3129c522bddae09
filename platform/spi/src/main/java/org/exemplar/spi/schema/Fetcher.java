package org.exemplar.spi.schema;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** Answers one field. */
@ConsumerType
@FunctionalInterface
public interface Fetcher {
  /**
   * The field's value: a scalar, an enum constant, a record or map whose accessors or keys are the
   * sub-fields' names, a list of those, an {@link java.util.Optional}, or null.
   *
   * @throws Refused when the caller's input cannot be served; the client gets its code and message
   */
  @Nullable Object fetch(FieldContext field);
}
