package org.exemplar.spi;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of organisation.
 *
 * @param code kebab-case, unique in its plugin
 * @param name its name
 * @param description what belongs to it
 * @param superType the type that it refines and whose criteria and forms it inherits: its code, or
 *     plugin and code where it is another plugin's
 * @param levels the levels such organisations have
 * @param attributes facts that such organisations have
 * @param recognition rules by which an import recognises the type
 * @param sources where the documents name it
 */
public record OrganizationType(
    String code,
    LocalizedText name,
    LocalizedText description,
    Optional<String> superType,
    Set<OrganizationLevel> levels,
    List<AttributeDefinition> attributes,
    List<RecognitionRule> recognition,
    List<ClauseAnchor> sources) {
  public OrganizationType {
    Check.code(code, "code");
    Check.require(!superType.equals(Optional.of(code)), "a type cannot refine itself: " + code);
    levels = Set.copyOf(levels);
    attributes = List.copyOf(attributes);
    recognition = List.copyOf(recognition);
    sources = List.copyOf(sources);
  }
}
