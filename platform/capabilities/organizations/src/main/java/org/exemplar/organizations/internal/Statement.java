package org.exemplar.organizations.internal;

import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.OrganizationLevel;

/**
 * What somebody says of one organisation. Of what is left empty nothing is said, so that it stays
 * as it is; an empty text says that there is none.
 *
 * @param line line in the file, 0 where there is none
 * @param code code of the organisation
 * @param name its name
 * @param level its level
 * @param type qualified code of its type; an empty text lets it follow from level and name
 * @param parent code of the superior on the territorial line
 * @param parentColumn where that stands, for messages
 * @param sectorAuthority code of the superior on the sector line
 * @param attributes values by code; an empty text removes one
 * @param wholly whether attributes that are not named are removed
 */
record Statement(
    int line,
    String code,
    String name,
    OrganizationLevel level,
    Optional<String> type,
    Optional<String> parent,
    String parentColumn,
    Optional<String> sectorAuthority,
    Map<String, String> attributes,
    boolean wholly) {}
