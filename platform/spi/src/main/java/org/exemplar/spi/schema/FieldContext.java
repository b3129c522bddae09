package org.exemplar.spi.schema;

import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.Language;
import org.exemplar.spi.identity.Caller;
import org.osgi.annotation.versioning.ProviderType;

/** What a fetcher is told about the field it answers. */
@ProviderType
public interface FieldContext {
  /**
   * The parent's value.
   *
   * @throws ClassCastException when the parent is of another type
   */
  <T> T source(Class<T> type);

  /**
   * The arguments by name, with default values; an argument left out is no key. Input objects are
   * maps.
   */
  Map<String, Object> arguments();

  /**
   * The argument of that name, empty where it is left out or null. Enum values come as their names.
   */
  <T> Optional<T> argument(String name, Class<T> type);

  /** The language that the client asked for. */
  Language language();

  /** Who asks, and what it may do where. */
  Caller caller();

  /**
   * Whether the client selected that sub-field, such as {@code totalCount} or {@code
   * edges/node/name}.
   */
  boolean selects(String path);
}
