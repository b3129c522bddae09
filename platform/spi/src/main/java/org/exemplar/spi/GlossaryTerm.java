package org.exemplar.spi;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A coded term of the programme's language. It holds where its plugin does: that of a locality in
 * the locality's scope, where it takes the place of an entry of the same term that holds
 * everywhere.
 *
 * @param term the term
 * @param variants other spellings that mean the same
 * @param meaning what it means; empty where no document expands it, and then nobody may invent one
 * @param sense kebab-case, tells entries of one term apart that mean different things; empty where
 *     there is no need
 * @param typos wrong spellings that occur in documents
 * @param sources where the documents use it
 */
public record GlossaryTerm(
    String term,
    List<String> variants,
    Optional<LocalizedText> meaning,
    Optional<String> sense,
    List<String> typos,
    List<ClauseAnchor> sources) {
  public GlossaryTerm {
    Check.text(term, "term");
    variants = List.copyOf(variants);
    typos = List.copyOf(typos);
    sources = List.copyOf(sources);
  }

  /** The same without variants that are other terms. */
  public GlossaryTerm without(Collection<String> words) {
    List<String> left = variants.stream().filter(variant -> !words.contains(variant)).toList();
    return new GlossaryTerm(term, left, meaning, sense, typos, sources);
  }
}
