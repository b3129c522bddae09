package org.exemplar.spi.programme;

import java.util.List;
import org.exemplar.spi.ClauseAnchor;
import org.exemplar.spi.LocalizedText;

/**
 * What a programme is carried by: an activity, a contest, a post, a platform.
 *
 * @param code kebab-case, unique in its plugin
 * @param name its name
 * @param kind what it is
 * @param expanded whether the document says what it consists of
 * @param parts what it consists of; empty where no document says so, and then nobody may invent it
 * @param organizationTypes types of organisation that it is for, with their plugin or without
 * @param criteriaSets codes of sets that belong to it, with their plugin or without
 * @param sources where the documents name it
 */
public record Carrier(
    String code,
    LocalizedText name,
    CarrierKind kind,
    boolean expanded,
    List<Entry> parts,
    List<String> organizationTypes,
    List<String> criteriaSets,
    List<ClauseAnchor> sources) {
  public Carrier {
    Check.code(code);
    parts = List.copyOf(parts);
    organizationTypes = List.copyOf(organizationTypes);
    criteriaSets = List.copyOf(criteriaSets);
    sources = List.copyOf(sources);
    Check.require(expanded || parts.isEmpty(), code + ": what is not expanded has no parts");
  }
}
