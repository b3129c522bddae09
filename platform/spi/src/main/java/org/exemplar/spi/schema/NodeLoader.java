package org.exemplar.spi.schema;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** Finds the objects behind global ids. */
@ConsumerType
@FunctionalInterface
public interface NodeLoader {
  /** The objects by key; a key that is not there is left out. */
  Map<String, ?> load(List<String> keys);
}
