package org.exemplar.campaigns;

import java.util.List;
import java.util.Optional;

/**
 * One clause (条款) of a policy document: a labelled clause, an item of an enumeration inside a
 * paragraph, or a plain paragraph.
 *
 * <p>Label, heading, text and children follow each other as in the document, and every piece of
 * body text stands in exactly one of them: the text of a clause with children is what comes before
 * its first child.
 *
 * @param anchor where the clause stands; unique in its document
 * @param label the label as printed, such as {@code 一、} or {@code (1)}; empty for a paragraph
 * @param heading the heading without its full stop; empty when there is none
 * @param text the text after the heading, possibly empty; rows of a table are separated by line
 *     feeds and their cells by tabs
 * @param children clauses below this one, in document order
 */
public record Clause(
    ClauseAnchor anchor,
    Optional<String> label,
    Optional<String> heading,
    String text,
    List<Clause> children) {

  public Clause {
    children = List.copyOf(children);
  }
}
