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
 * <p>A document matches when it has enough of the text's bigrams, wherever they stand. How well it
 * matches is the sum over bigrams, words and characters of all its texts as one, and a little more
 * for what stands in fields that are set off, such as its title: a sum over fields alone would rank
 * a word that is rare in one of them above the rest of the text.
 *
 * @param parts each part that stands apart, where the text is a few words set apart by spaces; else
 *     the text as one part
 * @param typed what was typed
 * @param alike what it has beside that in other words
 * @param texts what was typed, piece by piece
 * @param others the same in other words
 */
record TextQuery(
    List<Part> parts, Tokens typed, Tokens alike, List<String> texts, List<String> others) {
  private static final int MOST_PARTS = 6;
  private static final Pattern GAP = Pattern.compile("[\\s\\u3000]+");
  private static final int MOST_CLAUSES = 800;
  private static final int MOST_ALIKE = 200;
  private static final int MOST_REQUIRED = 150;
  private static final int ALL_REQUIRED = 2;
  private static final double SHARE_REQUIRED = 0.25;
  private static final double ALIKE = 0.2;
  private static final double SET_OFF = 0.1;

  /**
   * A part of the text.
   *
   * @param ways its bigrams, and those of the same in other words
   * @param others it in other words
   */
  record Part(List<SequencedSet<String>> ways, List<String> others) {
    private static final int MOST_REWORDED = 30;
    private static final int MOST_WAYS = 4;

    static Part of(String text, Lexicon lexicon, Analyzers analyzers, Tokens typed, Tokens alike) {
      List<SequencedSet<String>> ways = new ArrayList<>();
      List<String> others = new ArrayList<>();
      ways.add(analyzers.tokens(SubField.BIGRAMS, text));
      if (ways.getFirst().size() <= MOST_REWORDED) {
        for (String other : lexicon.reworded(text).stream().limit(MOST_WAYS).toList()) {
          Tokens tokens = Tokens.of(other, analyzers);
          ways.add(tokens.bigrams());
          others.add(other);
          alike.addNew(tokens, typed);
        }
      }
      return new Part(ways, others);
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
    List<Part> parts =
        parts(text, analyzers).stream()
            .map(part -> Part.of(part, lexicon, analyzers, typed, alike))
            .toList();
    List<String> texts = new ArrayList<>(phrases);
    if (!text.isEmpty()) {
      texts.addFirst(text);
    }
    List<String> others = parts.stream().flatMap(part -> part.others().stream()).toList();
    return new TextQuery(parts, typed, alike, texts, others);
  }

  private static List<String> parts(String text, Analyzers analyzers) {
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> words =
        GAP.splitAsStream(text)
            .filter(part -> part.codePoints().anyMatch(TextQuery::isTelling))
            .filter(part -> !analyzers.tokens(SubField.BIGRAMS, part).isEmpty())
            .toList();
    return !words.isEmpty() && words.size() <= MOST_PARTS ? words : List.of(text);
  }

  /** Latin words stand apart without being words that somebody set apart. */
  private static boolean isTelling(int character) {
    return Character.isIdeographic(character) || Character.isDigit(character);
  }

  /** Whether there are words beside phrases, so that a document can match in part. */
  boolean hasWords() {
    return !parts.isEmpty();
  }

  /** How well documents match that are let through. */
  Query ranking(Query letThrough, List<Definition> definitions) {
    return ranking(letThrough, definitions, 0);
  }

  /** The same of those alone that have any of it. */
  Query rankingAny(Query letThrough, List<Definition> definitions) {
    return ranking(letThrough, definitions, 1);
  }

  private Query ranking(Query letThrough, List<Definition> definitions, int required) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(letThrough, Occur.FILTER);
    clauses(definitions).forEach(clause -> query.add(clause.query(), Occur.SHOULD));
    query.setMinimumNumberShouldMatch(required);
    return query.build();
  }

  /**
   * A word with what it is worth in a field.
   *
   * @param field name of the field, {@link Names#ALL} for all as one
   * @param other whether it was not typed, but is another word for what was
   */
  record Clause(String field, SubField subField, String token, float weight, boolean other) {
    Query query() {
      return new BoostQuery(new TermQuery(new Term(subField.field(field), token)), weight);
    }
  }

  /** All that scores; other words count less than those typed. */
  List<Clause> clauses(List<Definition> definitions) {
    Map<String, Double> boosts = boosts(definitions);
    int left = alike.isEmpty() ? MOST_CLAUSES : MOST_CLAUSES - MOST_ALIKE;
    List<Clause> clauses = new ArrayList<>();
    add(clauses, boosts, false, left);
    add(clauses, boosts, true, MOST_ALIKE);
    return clauses;
  }

  private void add(List<Clause> clauses, Map<String, Double> boosts, boolean other, int most) {
    Tokens tokens = other ? alike : typed;
    double share = other ? ALIKE : 1;
    int budget = most / (1 + boosts.size());
    boolean all = tokens.size() <= budget;
    int each = all ? budget : budget / 2;
    for (SubField subField : SubField.values()) {
      int limit = all || subField != SubField.CHARACTERS ? each : 0;
      add(clauses, subField, Names.ALL, share, other, limit);
      if (subField != SubField.CHARACTERS) {
        boosts.forEach(
            (field, boost) ->
                add(clauses, subField, field, share * SET_OFF * (boost - 1), other, each));
      }
    }
  }

  private void add(
      List<Clause> clauses,
      SubField subField,
      String field,
      double share,
      boolean other,
      int most) {
    float weight = (float) (subField.weight() * share);
    (other ? alike : typed)
        .of(subField).stream()
            .limit(most)
            .map(token -> new Clause(field, subField, token, weight, other))
            .forEach(clauses::add);
  }

  /** Whether it is worth more when a word stands in this field than when it stands in others. */
  static boolean isSetOff(IndexField field) {
    return field.type() == IndexFieldType.TEXT && field.boost() > 1;
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
    tokens.forEach(
        token ->
            required.add(
                new TermQuery(new Term(smallest(token).field(Names.ALL), token)), Occur.SHOULD));
    int share = (int) Math.ceil(tokens.size() * SHARE_REQUIRED);
    required.setMinimumNumberShouldMatch(Math.min(tokens.size(), Math.max(ALL_REQUIRED, share)));
    return required.build();
  }

  /** Boosts of fields that are set off, by name; the highest where several indexes have it. */
  private static Map<String, Double> boosts(List<Definition> definitions) {
    Map<String, Double> boosts = new LinkedHashMap<>();
    definitions.stream()
        .flatMap(definition -> definition.fields().stream())
        .filter(TextQuery::isSetOff)
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
          .map(token -> new TermQuery(new Term(smallest(token).field(field.name()), token)))
          .forEach(clause -> marks.add(clause, Occur.SHOULD));
    }
    return marks.build();
  }

  /** Where a pair of characters is found, or a character that was typed alone. */
  private static SubField smallest(String token) {
    return token.codePointCount(0, token.length()) == 1 ? SubField.CHARACTERS : SubField.BIGRAMS;
  }
}
