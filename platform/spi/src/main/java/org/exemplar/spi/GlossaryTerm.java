package org.exemplar.spi;

import java.util.List;
import java.util.Optional;

/**
 * A coded term of the programme's language.
 *
 * @param term the term
 * @param variants other spellings that mean the same
 * @param meaning what it means; empty where no document expands it, and then nobody may invent one
 * @param scope the issuer in whose documents it holds; empty means everywhere
 * @param typos wrong spellings that occur in documents
 * @param sources where the documents use it
 */
public record GlossaryTerm(
    String term,
    List<String> variants,
    Optional<LocalizedText> meaning,
    Optional<String> scope,
    List<String> typos,
    List<ClauseAnchor> sources) {
  public GlossaryTerm {
    Check.text(term, "term");
    variants = List.copyOf(variants);
    typos = List.copyOf(typos);
    sources = List.copyOf(sources);
  }
}
