package org.exemplar.organizations;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.spi.identity.Reach;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What other capabilities may ask of the tree of organisations, an OSGi service. Inside a
 * transaction of the store it answers from that transaction.
 */
@ProviderType
public interface Organizations {
  /** The organisation with that code. */
  Optional<Organization> find(String code);

  /** The organisations with those codes, by code; a code that nobody has is left out. */
  Map<String, Organization> find(Collection<String> codes);

  /** Those of some codes whose organisation lies within a reach, on either line. */
  Set<String> within(Reach reach, Collection<String> codes);

  /**
   * Whether an organisation is of a type or of one that refines it.
   *
   * @param type qualified code, such as {@code rural/village-organization}
   */
  boolean isOfType(Organization organization, String type);
}
