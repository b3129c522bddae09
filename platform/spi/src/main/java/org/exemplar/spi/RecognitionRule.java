package org.exemplar.spi;

import java.util.List;

/**
 * Tells at an import which type an organisation has that comes without one.
 *
 * @param level the level it must have
 * @param nameEndsWith endings of which its name must have one; empty means any name
 */
public record RecognitionRule(OrganizationLevel level, List<String> nameEndsWith) {
  public RecognitionRule {
    nameEndsWith = List.copyOf(nameEndsWith);
  }

  /** Whether an organisation of that level and name is of the rule's type. */
  public boolean matches(OrganizationLevel candidate, String name) {
    return level == candidate
        && (nameEndsWith.isEmpty() || nameEndsWith.stream().anyMatch(name::endsWith));
  }
}
