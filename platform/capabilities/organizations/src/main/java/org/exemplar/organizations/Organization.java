package org.exemplar.organizations;

import java.util.List;
import java.util.Optional;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.spi.schema.GlobalId;

/**
 * An organisation.
 *
 * @param code unique in the platform, 1 to 64 ASCII letters, digits, {@code -} or {@code _}
 * @param name its name
 * @param level its level
 * @param sector id of the sector plugin of its type, empty for the platform's own types
 * @param type qualified code of its type, such as {@code rural/village-organization}
 * @param typeGiven whether somebody said the type; otherwise it follows from level and name
 * @param attributes values of the attributes of its type, by code
 * @param parentCode code of its superior on the territorial line
 * @param sectorAuthorityCode code of its superior on the sector line
 * @param version 1 at first, one more at each change
 * @param updatedAt when it was last changed, ISO-8601 with offset
 */
public record Organization(
    String code,
    String name,
    OrganizationLevel level,
    Optional<String> sector,
    Optional<String> type,
    boolean typeGiven,
    List<OrganizationAttribute> attributes,
    Optional<String> parentCode,
    Optional<String> sectorAuthorityCode,
    int version,
    String updatedAt) {
  public Organization {
    attributes = List.copyOf(attributes);
  }

  /** Its global id. */
  public String id() {
    return new GlobalId("Organization", code).encode();
  }
}
