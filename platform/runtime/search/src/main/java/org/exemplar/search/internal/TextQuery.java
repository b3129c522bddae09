package org.exemplar.search.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.IndexFieldType;

/**
 * The words that somebody typed, as tokens. They are never read as Lucene syntax.
 *
 * <p>A document matches when it has enough of the text's bigrams, wherever they stand; how well it
 * matches is the sum over bigrams, words and characters in each field.
 *
 * @param parts each part that stands apart, where the text is a few words set apart by spaces; else
 *     the text as one part
 * @param typed what was typed
 * @param alike what it has beside that in other words
 */
record TextQuery(List<Part> parts, Tokens typed, Tokens alike) {
  private static final int MOST_PARTS = 6;
  private static final Pattern GAP = Pattern.compile("[\\s\\u3000]+");
  private static final int MOST_CLAUSES = 800;
  private static final int MOST_ALIKE = 200;
  private static final int MOST_REQUIRED = 150;
  private static final int ALL_REQUIRED = 2;
  private static final double SHARE_REQUIRED = 0.25;
  private static final double ALIKE = 0.2;

  /**
   * A part of the text.
   *
   * @param ways its bigrams, and those of the same in other words
   */
  record Part(List<SequencedSet<String>> ways) {
    private static final int MOST_REWORDED = 30;
    private static final int MOST_WAYS = 4;

    static Part of(String text, Lexicon lexicon, Analyzers analyzers, Tokens typed, Tokens alike) {
      List<SequencedSet<String>> ways = new ArrayList<>();
      ways.add(analyzers.tokens(SubField.BIGRAMS, text));
      if (ways.getFirst().size() <= MOST_REWORDED) {
        for (String other : lexicon.reworded(text).stream().limit(MOST_WAYS).toList()) {
          Tokens tokens = Tokens.of(other, analyzers);
          ways.add(tokens.bigrams());
          alike.addNew(tokens, typed);
        }
      }
      return new Part(ways);
    }
  }

  /**
   * What was typed as words, and what must stand there as it was typed, which counts as well.
   *
   * @param text the words; empty where there are only phrases
   */
  static TextQuery of(String text, List<String> phrases, Lexicon lexicon, Analyzers analyzers) {
    Tokens typed = Tokens.of(text, analyzers);
    Tokens alike = Tokens.none();
    phrases.forEach(phrase -> typed.addNew(Tokens.of(phrase, analyzers), typed));
    if (text.isEmpty()) {
      return new TextQuery(List.of(), typed, alike);
    }
    List<String> words =
        GAP.splitAsStream(text)
            .filter(part -> part.codePoints().anyMatch(TextQuery::isTelling))
            .filter(part -> !analyzers.tokens(SubField.BIGRAMS, part).isEmpty())
            .toList();
    Stream<String> parts =
        !words.isEmpty() && words.size() <= MOST_PARTS ? words.stream() : Stream.of(text);
    return new TextQuery(
        parts.map(part -> Part.of(part, lexicon, analyzers, typed, alike)).toList(), typed, alike);
  }

  /** Latin words stand apart without being words that somebody set apart. */
  private static boolean isTelling(int character) {
    return Character.isIdeographic(character) || Character.isDigit(character);
  }

  /** Adds what scores to a query, as flat clauses; other words count less than those typed. */
  void score(BooleanQuery.Builder query, List<Definition> definitions) {
    Map<String, Double> boosts = boosts(definitions);
    int left = alike.isEmpty() ? MOST_CLAUSES : MOST_CLAUSES - MOST_ALIKE;
    score(query, boosts, typed, 1, left);
    score(query, boosts, alike, ALIKE, MOST_ALIKE);
  }

  private static void score(
      BooleanQuery.Builder query,
      Map<String, Double> boosts,
      Tokens tokens,
      double share,
      int most) {
    int budget = most / Math.max(1, boosts.size());
    boolean all = tokens.size() <= budget;
    int each = all ? budget : budget / 2;
    boosts.forEach(
        (field, boost) -> {
          add(query, SubField.BIGRAMS, field, share * boost, tokens, each);
          add(query, SubField.WORDS, field, share * boost, tokens, each);
          add(query, SubField.CHARACTERS, field, share * boost, tokens, all ? each : 0);
        });
  }

  /**
   * What a document must have: something of every word that was set apart by spaces, as it was
   * typed or in other words. Of a few tokens it must have all, of many one in four, but never fewer
   * than two.
   */
  Query required() {
    if (typed.bigrams().isEmpty()) {
      return new MatchNoDocsQuery("nothing but punctuation");
    }
    if (parts.isEmpty()) {
      return MatchAllDocsQuery.INSTANCE;
    }
    int most = MOST_REQUIRED / parts.stream().mapToInt(part -> part.ways().size()).sum();
    if (parts.size() == 1) {
      return required(parts.getFirst(), most);
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    parts.forEach(part -> all.add(required(part, most), Occur.FILTER));
    return all.build();
  }

  private static Query required(Part part, int most) {
    if (part.ways().size() == 1) {
      return required(part.ways().getFirst(), most);
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    part.ways().forEach(way -> any.add(required(way, most), Occur.SHOULD));
    return any.build();
  }

  private static Query required(SequencedSet<String> way, int most) {
    BooleanQuery.Builder required = new BooleanQuery.Builder();
    List<String> tokens = way.stream().limit(most).toList();
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
      Tokens tokens,
      int most) {
    String name = subField.field(field);
    float weight = (float) (subField.weight() * boost);
    tokens.of(subField).stream()
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
      Stream.concat(typed.bigrams().stream(), alike.bigrams().stream())
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
