package org.exemplar.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.exemplar.spi.GlossaryTerm;

/**
 * Words that mean the same to somebody. What is said in one of them is also found in the others;
 * the indexes know nothing of it.
 *
 * @param reading whose words they are; a search goes on from page to page in one reading
 * @param groups words that mean the same, at least two in each group
 */
public record Synonyms(String reading, List<Set<String>> groups) {
  /** Every word means only itself. */
  public static final Synonyms NONE = new Synonyms("", List.of());

  public Synonyms {
    groups = groups.stream().map(Set::copyOf).filter(group -> group.size() > 1).toList();
  }

  /** Each term with its variants and its wrong spellings. */
  public static Synonyms of(String reading, Collection<GlossaryTerm> terms) {
    List<Set<String>> groups = new ArrayList<>();
    for (GlossaryTerm term : terms) {
      Set<String> group = new LinkedHashSet<>(List.of(term.term()));
      group.addAll(term.variants());
      group.addAll(term.typos());
      groups.add(group);
    }
    return new Synonyms(reading, groups);
  }
}
