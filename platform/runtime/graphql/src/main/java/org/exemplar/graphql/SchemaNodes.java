package org.exemplar.graphql;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.GlobalId;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Finds the objects of the published schema by their global ids, as {@code node} does, whoever
 * keeps them; an OSGi service. For what refers to objects of any type.
 */
@ProviderType
public interface SchemaNodes {
  /**
   * An object.
   *
   * @param value what stands for it in an answer
   * @param filledInBy code of the organisation that filled it in, where it is a form
   */
  record Found(Object value, Optional<String> filledInBy) {}

  /** The objects as they are now; one that is not there, or that the caller may not see, is not. */
  Map<GlobalId, Found> load(Collection<GlobalId> ids, Caller caller);
}
