package org.exemplar.search.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.IndexFieldType;

/**
 * What the user typed, as tokens. It is never read as Lucene syntax.
 *
 * <p>A document matches when it has enough of the text's bigrams, wherever they stand; how well it
 * matches is the sum over bigrams, words and characters in each field.
 *
 * @param parts bigrams of each part that stands apart, where the text is a few words set apart by
 *     spaces; else those of the text as one part
 * @param bigrams pairs of characters, and what stands alone
 * @param words words
 * @param characters single characters
 */
record TextQuery(
    List<SequencedSet<String>> parts,
    SequencedSet<String> bigrams,
    SequencedSet<String> words,
    SequencedSet<String> characters) {
  private static final int MOST_PARTS = 6;
  private static final Pattern GAP = Pattern.compile("[\\s\\u3000]+");
  private static final int MOST_CLAUSES = 800;
  private static final int MOST_REQUIRED = 150;
  private static final int ALL_REQUIRED = 2;
  private static final double SHARE_REQUIRED = 0.25;

  static TextQuery of(String text, Analyzers analyzers) {
    SequencedSet<String> bigrams = analyzers.tokens(SubField.BIGRAMS, text);
    List<SequencedSet<String>> parts =
        GAP.splitAsStream(text)
            .filter(part -> part.codePoints().anyMatch(TextQuery::isTelling))
            .map(part -> analyzers.tokens(SubField.BIGRAMS, part))
            .filter(tokens -> !tokens.isEmpty())
            .toList();
    return new TextQuery(
        !parts.isEmpty() && parts.size() <= MOST_PARTS ? parts : List.of(bigrams),
        bigrams,
        analyzers.tokens(SubField.WORDS, text),
        analyzers.tokens(SubField.CHARACTERS, text));
  }

  /** Latin words stand apart without being words that somebody set apart. */
  private static boolean isTelling(int character) {
    return Character.isIdeographic(character) || Character.isDigit(character);
  }

  /** Adds what scores to a query, as flat clauses. */
  void score(BooleanQuery.Builder query, List<Definition> definitions) {
    Map<String, Double> boosts = boosts(definitions);
    int budget = MOST_CLAUSES / Math.max(1, boosts.size());
    boolean all = bigrams.size() + words.size() + characters.size() <= budget;
    int each = all ? budget : budget / 2;
    boosts.forEach(
        (field, boost) -> {
          add(query, SubField.BIGRAMS, field, boost, bigrams, each);
          add(query, SubField.WORDS, field, boost, words, each);
          add(query, SubField.CHARACTERS, field, boost, characters, all ? each : 0);
        });
  }

  /**
   * What a document must have: something of every word that was set apart by spaces. Of a few
   * tokens it must have all, of many one in four, but never fewer than two.
   */
  Query required() {
    if (bigrams.isEmpty()) {
      return new MatchNoDocsQuery("nothing but punctuation");
    }
    if (parts.size() == 1) {
      return required(parts.getFirst());
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    parts.forEach(part -> all.add(required(part), Occur.FILTER));
    return all.build();
  }

  private static Query required(SequencedSet<String> part) {
    BooleanQuery.Builder required = new BooleanQuery.Builder();
    List<String> tokens = part.stream().limit(MOST_REQUIRED).toList();
    tokens.forEach(token -> required.add(new TermQuery(new Term(Names.ALL, token)), Occur.SHOULD));
    int share = (int) Math.ceil(tokens.size() * SHARE_REQUIRED);
    required.setMinimumNumberShouldMatch(Math.min(tokens.size(), Math.max(ALL_REQUIRED, share)));
    return required.build();
  }

  private static void add(
      BooleanQuery.Builder query,
      SubField subField,
      String field,
      double boost,
      Collection<String> tokens,
      int most) {
    String name = subField.field(field);
    float weight = (float) (subField.weight() * boost);
    tokens.stream()
        .limit(most)
        .map(token -> new BoostQuery(new TermQuery(new Term(name, token)), weight))
        .forEach(clause -> query.add(clause, Occur.SHOULD));
  }

  /** Boosts by field name; the highest where several indexes have the field. */
  private static Map<String, Double> boosts(List<Definition> definitions) {
    Map<String, Double> boosts = new LinkedHashMap<>();
    definitions.stream()
        .flatMap(definition -> definition.fields().stream())
        .filter(field -> field.type() == IndexFieldType.TEXT)
        .forEach(field -> boosts.merge(field.name(), field.boost(), Math::max));
    return boosts;
  }

  /** What is marked: bigrams, and single characters only where they were typed alone. */
  Query marks(Collection<IndexField> fields) {
    BooleanQuery.Builder marks = new BooleanQuery.Builder();
    int most = MOST_CLAUSES / Math.max(1, fields.size());
    for (IndexField field : fields) {
      bigrams.stream()
          .limit(most)
          .map(token -> new TermQuery(new Term(mark(token).field(field.name()), token)))
          .forEach(clause -> marks.add(clause, Occur.SHOULD));
    }
    return marks.build();
  }

  private static SubField mark(String token) {
    return token.length() == 1 ? SubField.CHARACTERS : SubField.BIGRAMS;
  }
}
