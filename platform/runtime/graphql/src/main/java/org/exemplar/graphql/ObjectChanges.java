package org.exemplar.graphql;

import java.util.Optional;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.Change;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Says what changes of the log are in the schema that is published, and to whom; an OSGi service.
 */
@ProviderType
public interface ObjectChanges {
  /** Whether a schema is published; as long as there is none, nothing can be told. */
  boolean isReady();

  /**
   * Why something cannot be watched: {@code OBJECT_TYPE_UNKNOWN} at {@code types}, {@code
   * ORGANIZATION_NOT_FOUND} at {@code organization}.
   */
  Optional<Refusal> refusal(ObjectWatch watch);

  /**
   * What a change is to somebody who watches; empty when it is nothing to it, or when that may not
   * see the object by now. Of objects that are gone only those learn who hold {@code audit:read}.
   */
  Optional<ChangedObject> told(Change change, ObjectWatch watch);
}
