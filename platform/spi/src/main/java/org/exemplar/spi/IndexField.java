package org.exemplar.spi;

import java.util.List;
import java.util.Optional;

/**
 * One field of a search index.
 *
 * @param name lowerCamelCase
 * @param type its type
 * @param from path of the value in the document, dots between names
 * @param analysis id of the analysis of a TEXT field; the engine knows {@code chinese}
 * @param boost what words count in a TEXT field that is set off from others, such as a title: 1,
 *     where nothing is said, is what they count in any text, and less counts as 1
 * @param highlight whether hits are marked in it
 * @param facet whether its values are counted
 * @param many whether it has several values
 * @param title its label
 * @param ranges buckets of a NUMBER facet
 * @param suggest whether its values are suggested to who begins to type them: names, titles,
 *     keywords; only of TEXT and KEYWORD fields
 * @param separator what stands between the steps of a KEYWORD whose values are paths, such as
 *     {@code /}; each step is counted and can be chosen
 */
public record IndexField(
    String name,
    IndexFieldType type,
    String from,
    Optional<String> analysis,
    double boost,
    boolean highlight,
    boolean facet,
    boolean many,
    Optional<LocalizedText> title,
    List<FacetRange> ranges,
    boolean suggest,
    Optional<String> separator) {
  public IndexField {
    Check.name(name, "field name");
    ranges = List.copyOf(ranges);
    Check.require(boost > 0, name + ": boost must be positive");
    Check.require(
        type == IndexFieldType.TEXT || analysis.isEmpty(), name + ": analysis is for TEXT");
    Check.require(type == IndexFieldType.TEXT || !highlight, name + ": highlight is for TEXT");
    Check.require(type != IndexFieldType.TEXT || !facet, name + ": a TEXT field is no facet");
    Check.require(
        ranges.isEmpty() || type == IndexFieldType.NUMBER, name + ": ranges are for NUMBER");
    Check.require(
        !(facet && type == IndexFieldType.NUMBER && ranges.isEmpty()),
        name + ": a NUMBER facet needs ranges");
    Check.require(
        !suggest || type == IndexFieldType.TEXT || type == IndexFieldType.KEYWORD,
        name + ": suggest is for TEXT and KEYWORD");
    Check.require(
        separator.isEmpty() || type == IndexFieldType.KEYWORD, name + ": separator is for KEYWORD");
    Check.require(
        separator.isEmpty() || !separator.get().isEmpty(), name + ": separator must not be empty");
  }

  /** A field that is not suggested, and whose values are no paths. */
  public IndexField(
      String name,
      IndexFieldType type,
      String from,
      Optional<String> analysis,
      double boost,
      boolean highlight,
      boolean facet,
      boolean many,
      Optional<LocalizedText> title,
      List<FacetRange> ranges) {
    this(
        name,
        type,
        from,
        analysis,
        boost,
        highlight,
        facet,
        many,
        title,
        ranges,
        false,
        Optional.empty());
  }
}
