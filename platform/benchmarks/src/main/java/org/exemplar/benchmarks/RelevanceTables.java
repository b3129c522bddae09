package org.exemplar.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.exemplar.benchmarks.relevance.Baselines;
import org.exemplar.benchmarks.relevance.Comparison;
import org.exemplar.benchmarks.relevance.Feed;
import org.exemplar.benchmarks.relevance.Gain;
import org.exemplar.benchmarks.relevance.Query;
import org.exemplar.benchmarks.relevance.RandomisationTest;
import org.exemplar.benchmarks.relevance.Scores;
import org.exemplar.benchmarks.relevance.SearchRate;

/**
 * What was found, as tables.
 *
 * @param options what was wanted
 * @param comparison what each search made of the queries
 * @param feed what was put in
 * @param asked all queries, those without anything relevant included
 */
record RelevanceTables(
    RelevanceOptions options, Comparison comparison, Feed feed, List<Query> asked) {
  static final String PRODUCT = "Exemplar";
  static final String TRADITIONAL = "Exemplar, queries in traditional script";

  private static final int TOP = 10;

  /** The product beside its peers, with what chance says about the differences. */
  Table figures() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row(PRODUCT, List.of("", "", "", "")));
    Baselines.names().forEach(name -> rows.add(row(name, beside(name))));
    return new Table(
        "Relevance of Chinese search",
        List.of(
            "",
            "nDCG@10",
            "MRR@10",
            "Recall@100",
            "nDCG@10: Exemplar − peer",
            "p",
            "Recall@100: Exemplar − peer",
            "p"),
        rows,
        note());
  }

  private List<String> row(String name, List<String> others) {
    List<Scores> scores = comparison.scores(name);
    List<String> row = new ArrayList<>(List.of(name));
    row.add(figure(Scores.mean(scores, Scores::ndcg)));
    row.add(figure(Scores.mean(scores, Scores::mrr)));
    row.add(figure(Scores.mean(scores, Scores::recall)));
    row.addAll(others);
    return row;
  }

  private List<String> beside(String name) {
    List<String> cells = new ArrayList<>();
    cells.addAll(beside(name, Scores::ndcg));
    cells.addAll(beside(name, Scores::recall));
    return cells;
  }

  private List<String> beside(String name, ToDoubleFunction<Scores> measure) {
    double product = Scores.mean(comparison.scores(PRODUCT), measure);
    double peer = Scores.mean(comparison.scores(name), measure);
    double p =
        new RandomisationTest(RandomisationTest.USUAL, options.seed())
            .p(comparison.values(PRODUCT, measure), comparison.values(name, measure));
    return List.of(
        String.format(
            Locale.ROOT, "%+.4f (%+.1f %%)", product - peer, 100 * (product - peer) / peer),
        String.format(Locale.ROOT, "%.4f", p));
  }

  /** Whether the script of a query makes a difference. */
  Table scripts() {
    double simplified = Scores.mean(comparison.scores(PRODUCT), Scores::ndcg);
    double traditional = Scores.mean(comparison.scores(TRADITIONAL), Scores::ndcg);
    return new Table(
        "The same queries in traditional script",
        List.of("", "as they are", "in traditional script", "ratio", "same of 10", "same of 100"),
        List.of(
            List.of(
                "nDCG@10",
                figure(simplified),
                figure(traditional),
                share(traditional / simplified),
                share(comparison.overlap(PRODUCT, TRADITIONAL, TOP)),
                share(comparison.overlap(PRODUCT, TRADITIONAL, Scores.DEPTH)))),
        "Queries turned by ICU's `Simplified-Traditional`; documents "
            + (options.traditional() ? "turned as well." : "as they are."));
  }

  /** How fast it was. */
  Table rates(List<SearchRate> rates) {
    return new Table(
        "Queries a second while judging relevance",
        List.of("connections", "a second", "p50", "p99"),
        rates.stream()
            .map(
                rate ->
                    List.of(
                        "" + rate.connections(),
                        Numbers.count(rate.perSecond()),
                        Numbers.millis(rate.median()),
                        Numbers.millis(rate.p99())))
            .toList(),
        "Each query with its first "
            + Scores.DEPTH
            + " hits, over HTTP, over and over; all of them had been asked twice before. The client"
            + " runs on the same cores.");
  }

  private String note() {
    Set<String> known = asked.stream().map(Query::id).collect(Collectors.toSet());
    return String.format(
        Locale.ROOT,
        "%s%s documents in index `%s`, of which %,d blank and %,d too long by %,d characters"
            + " together; all could be found after %s. %,d of %,d queries: of the others nothing is"
            + " relevant; %,d were cut at 500 characters. Judgements of %,d queries and %,d"
            + " documents that are not there; what is not judged is not relevant. Gain: %s. Peers:"
            + " Lucene in this process, one field with one analyzer, BM25, any word. p: paired"
            + " randomisation test, two-sided, %,d permutations, seed %d.",
        options.folder().isPresent() ? "" : "The project's own set. ",
        Numbers.count(feed.ids().size()),
        options.index(),
        feed.blank(),
        feed.shortened(),
        feed.cut(),
        Numbers.seconds(feed.time()),
        comparison.queries().size(),
        asked.size(),
        asked.stream().filter(query -> query.cut() > 0).count(),
        comparison.judgements().unknownQueries(known),
        comparison.judgements().unknownDocuments(feed.ids()),
        options.gain() == Gain.EXPONENTIAL ? "2^grade − 1" : "the grade",
        RandomisationTest.USUAL,
        options.seed());
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * value);
  }
}
