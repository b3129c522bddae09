package org.exemplar.spi.schema;

import java.util.List;
import java.util.Map;
import org.exemplar.spi.identity.Caller;
import org.osgi.annotation.versioning.ConsumerType;

/** Finds the objects behind global ids. */
@ConsumerType
@FunctionalInterface
public interface NodeLoader {
  /**
   * The objects by key; one that is not there, or that the caller may not see, is left out.
   *
   * @param caller who asks
   */
  Map<String, ?> load(List<String> keys, Caller caller);
}
