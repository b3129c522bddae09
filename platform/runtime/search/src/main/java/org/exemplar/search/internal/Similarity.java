package org.exemplar.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.exemplar.search.DocumentSource;
import org.exemplar.search.Similar;
import org.exemplar.spi.IndexFieldType;

/** What is like a document or a text, among what somebody may find. */
final class Similarity {
  private static final String WORDS = SubField.WORDS.field(Names.ALL);
  private static final int MOST_WORDS = 40;
  private static final int WORDS_TOLD = 8;
  private static final int SHORTEST_WORD = 2;
  private static final int MOST_READ = 200;

  private final Scope scope;
  private final Collection<String> held;
  private final Analyzers analyzers;

  Similarity(Scope scope, Collection<String> held, Analyzers analyzers) {
    this.scope = scope;
    this.held = held;
    this.analyzers = analyzers;
  }

  /** What has the words that tell a document from the rest. */
  List<Similar> like(DocumentSource documents, String key, int most) throws IOException {
    Optional<ScoreDoc> itself = find(documents, key);
    Optional<Map<String, Object>> content =
        Optional.ofNullable(documents.load(List.of(key)).get(key));
    if (itself.isEmpty() || content.isEmpty() || most == 0) {
      return List.of();
    }
    int doc = itself.get().doc;
    BooleanQuery words = words(text(scope.owner(doc), content.get()));
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(words, Occur.MUST);
    query.add(new TermQuery(new Term(Names.KEY, key)), Occur.MUST_NOT);
    query.add(Audience.hiddenFrom(held), Occur.MUST_NOT);
    Likenesses likenesses = new Likenesses(scope.searcher());
    List<Similar> found = new ArrayList<>();
    for (ScoreDoc each : scope.searcher().search(query.build(), most).scoreDocs) {
      double share = likenesses.share(doc, each.doc);
      found.add(similar(each, share, told(words, each.doc)));
    }
    scope.checkTime();
    return found;
  }

  private Optional<ScoreDoc> find(DocumentSource documents, String key) throws IOException {
    Query query =
        new BooleanQuery.Builder()
            .add(new TermQuery(new Term(Names.KEY, key)), Occur.FILTER)
            .add(Audience.hiddenFrom(held), Occur.MUST_NOT)
            .build();
    for (ScoreDoc each : scope.searcher().search(query, MOST_READ).scoreDocs) {
      if (scope.document(each.doc).source() == documents.kind()) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private static List<Object> text(Definition definition, Map<String, Object> document) {
    return definition.fields().stream()
        .filter(field -> field.type() == IndexFieldType.TEXT)
        .flatMap(field -> Values.at(document, field.from()).stream())
        .map(value -> (Object) value.toString())
        .toList();
  }

  private BooleanQuery words(List<Object> text) throws IOException {
    MoreLikeThis choice = new MoreLikeThis(scope.searcher().getIndexReader());
    choice.setAnalyzer(analyzers);
    choice.setFieldNames(new String[] {WORDS});
    choice.setMinWordLen(SHORTEST_WORD);
    choice.setMinTermFreq(1);
    choice.setMinDocFreq(2);
    choice.setMaxQueryTerms(MOST_WORDS);
    choice.setBoost(true);
    return (BooleanQuery) choice.like(Map.of(WORDS, text));
  }

  /** Those of the words that a document has, what tells most first. */
  private List<String> told(BooleanQuery words, int doc) throws IOException {
    List<Term> known = new ArrayList<>();
    List<BooleanClause> clauses = new ArrayList<>(words.clauses());
    clauses.sort(
        Comparator.comparingDouble((BooleanClause clause) -> boost(clause.query())).reversed());
    for (BooleanClause clause : clauses) {
      Term term = term(clause.query());
      if (known.size() < WORDS_TOLD && scope.has(doc, term)) {
        known.add(term);
      }
    }
    return known.stream().map(Term::text).toList();
  }

  private static float boost(Query query) {
    return query instanceof BoostQuery boosted ? boosted.getBoost() : 1;
  }

  private static Term term(Query query) {
    return switch (query) {
      case BoostQuery boosted -> term(boosted.getQuery());
      case TermQuery one -> one.getTerm();
      default -> throw new IllegalStateException("a query without a term");
    };
  }

  /** What has nearly the same text. */
  List<Similar> nearlyEqual(String text, int most) throws IOException {
    Optional<Likeness> likeness = Likeness.of(text);
    if (likeness.isEmpty() || most == 0) {
      return List.of();
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    likeness
        .get()
        .bands()
        .forEach(band -> query.add(new TermQuery(new Term(Names.BAND, band)), Occur.SHOULD));
    query.add(Audience.hiddenFrom(held), Occur.MUST_NOT);
    Likenesses likenesses = new Likenesses(scope.searcher());
    List<Similar> found = new ArrayList<>();
    for (ScoreDoc each : scope.searcher().search(query.build(), MOST_READ).scoreDocs) {
      Optional<byte[]> other = likenesses.bytes(each.doc);
      double share = other.map(bytes -> Likeness.share(likeness.get().bytes(), bytes)).orElse(0.0);
      if (share >= Likeness.ENOUGH) {
        found.add(similar(each, share, List.of()));
      }
    }
    scope.checkTime();
    found.sort(Comparator.comparingDouble(Similar::share).reversed());
    return found.subList(0, Math.min(most, found.size()));
  }

  private Similar similar(ScoreDoc hit, double share, List<String> words) throws IOException {
    Scope.Found found = scope.document(hit.doc);
    return new Similar(found.index(), found.source(), found.key(), hit.score, share, words);
  }
}
