package org.exemplar.graphql.internal;

import org.exemplar.spi.IndexField;
import org.exemplar.spi.IndexFieldType;
import org.exemplar.spi.IndexSource;
import org.exemplar.spi.SearchIndex;

/**
 * Derives the GraphQL types of a search index: a typed filter, typed facets and the connection
 * between them.
 */
final class IndexSdl {
  private final SdlWriter out;
  private final SearchIndex index;
  private final String type;

  IndexSdl(SdlWriter out, String plugin, SearchIndex index) {
    this.out = out;
    this.index = index;
    this.type = Names.indexType(plugin, index.id());
  }

  /** The GraphQL type of what an index finds. */
  static String nodeType(IndexSource source) {
    return switch (source) {
      case CASE -> "CaseStudy";
      case CLAUSE -> "Clause";
      case ORGANIZATION -> "Organization";
    };
  }

  void write() {
    writeFilter();
    writeConnection();
    writeFacets();
    index.fields().stream().filter(field -> !field.ranges().isEmpty()).forEach(this::writeRanges);
  }

  private void writeFilter() {
    out.open(
        "Which documents of " + title() + "; all that is given must hold.",
        "input " + type + "Filter");
    for (IndexField field : index.fields()) {
      switch (field.type()) {
        case KEYWORD -> out.field(label(field) + ": one of these.", field.name() + ": [String!]");
        case BOOLEAN -> out.field(label(field), field.name() + ": Boolean");
        case DATE -> out.field(label(field), field.name() + ": DateRange");
        case NUMBER -> writeNumberFilter(field);
        case TEXT -> {
          // found by the text of the search, not by a filter
        }
      }
    }
    if (index.fields().stream().allMatch(field -> field.type() == IndexFieldType.TEXT)) {
      out.field("No field of this index can be filtered; leave it out 无可筛选.", "none: Boolean");
    }
    out.close();
  }

  private void writeNumberFilter(IndexField field) {
    out.field(label(field), field.name() + ": NumberRange");
    if (!field.ranges().isEmpty()) {
      out.field(
          label(field) + ": in one of these ranges.",
          field.name() + "In: [" + type + Names.pascal(field.name()) + "Range!]");
    }
  }

  private void writeConnection() {
    String node = nodeType(index.source());
    out.open(
            "A page of hits in " + title() + ".", "type " + type + "Connection" + AccessRule.PUBLIC)
        .field(
            "The page with cursors, scores and highlights 本页、得分与高亮.", "edges: [" + type + "Edge!]!")
        .field("The page 本页.", "nodes: [" + node + "!]!")
        .field("Where the page stands 分页信息.", "pageInfo: PageInfo!")
        .field(
            "How many documents match 命中数; those that match only in part are not counted.",
            "totalCount: Int!")
        .field(
            "What may have been meant 您是不是要找, where next to nothing matches.",
            "didYouMean: SearchCorrection @cost(weight: 10)")
        .field(
            "What would match if one thing less were asked for 放宽条件, most first.",
            "relaxations: [SearchRelaxation!]! @cost(weight: 10) @listSize(assumedSize: 10)")
        .field("How the text was understood 检索词的理解.", "understood: [SearchTerm!]!");
    if (hasFacets()) {
      out.field("Counted values of the facet fields 分面.", "facets: " + type + "Facets!");
    }
    out.close();
    out.open("A hit in " + title() + ".", "type " + type + "Edge" + AccessRule.PUBLIC)
        .field("Cursor of the place 游标.", "cursor: String!")
        .field("What was found 所得对象.", "node: " + node + "!")
        .field("How well it matches 得分.", "score: Float!")
        .field(
            "Whether it has only some of the words, and stands behind all that match 是否部分相符.",
            "partial: Boolean!")
        .field("Marked passages 高亮.", "highlights: [Highlight!]!")
        .field("Why it was found 命中原因.", "reasons: [SearchReason!]! @cost(weight: 2)")
        .field(
            "Others on the page that are nearly equal to it 近似重复; empty unless they are folded.",
            "alike: [SimilarDocument!]!")
        .close();
  }

  private boolean hasFacets() {
    return index.fields().stream().anyMatch(IndexField::facet);
  }

  private void writeFacets() {
    if (!hasFacets()) {
      return;
    }
    out.open("Facets of " + title() + ".", "type " + type + "Facets" + AccessRule.PUBLIC);
    index.fields().stream()
        .filter(IndexField::facet)
        .forEach(field -> out.field(label(field), field.name() + ": [FacetValue!]!"));
    out.close();
  }

  private void writeRanges(IndexField field) {
    out.open(
        "Ranges of " + label(field) + ".", "enum " + type + Names.pascal(field.name()) + "Range");
    field.ranges().forEach(range -> out.field(SdlWriter.both(range.name()), range.code()));
    out.close();
  }

  private String title() {
    return SdlWriter.both(index.title());
  }

  private static String label(IndexField field) {
    return field.title().map(SdlWriter::both).orElse(field.name());
  }
}
