package org.exemplar.spi.schema;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A value of an object type that says which object it is, so that a field that another capability
 * adds to its type knows what it is asked of.
 */
@ConsumerType
public interface Identified {
  /** Its global id. */
  String id();
}
