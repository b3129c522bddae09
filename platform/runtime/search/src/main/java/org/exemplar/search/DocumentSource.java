package org.exemplar.search;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import org.exemplar.spi.IndexSource;
import org.exemplar.store.Change;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Where the documents of a kind come from. A capability registers one as an OSGi service.
 *
 * <p>A document is a tree of maps, lists, strings, numbers, booleans and {@link
 * java.time.LocalDate}s. Calls come from the engine's own threads.
 */
@ConsumerType
public interface DocumentSource {
  /**
   * Where a document says which permission whoever finds it has to hold somewhere, such as {@code
   * policies:read}. One that says none is found by everybody. Others get no hit of it, and it is in
   * no count and no facet of theirs.
   */
  String AUDIENCE = "$audience";

  /** The kind. */
  IndexSource kind();

  /**
   * How many documents there are, an estimate; empty where it cannot be told without reading them.
   */
  default OptionalLong count() {
    return OptionalLong.empty();
  }

  /** Hands every document with its key to the visitor. */
  void scan(BiConsumer<String, Map<String, Object>> visitor);

  /** Documents by key; a key that is gone is left out. */
  Map<String, Map<String, Object>> load(Collection<String> keys);

  /** Keys of the documents that a change touches, empty when it touches none of this kind. */
  Set<String> touchedBy(Change change);
}
