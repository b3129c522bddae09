package org.exemplar.spi;

/**
 * A criterion that several sets use word for word, so that a change is made once.
 *
 * @param code kebab-case, unique in its plugin
 * @param text what is asked
 * @param evidence how it is evidenced where a set says nothing else
 */
public record SharedCriterion(String code, LocalizedText text, EvidenceKind evidence) {
  public SharedCriterion {
    Check.code(code, "code");
  }
}
