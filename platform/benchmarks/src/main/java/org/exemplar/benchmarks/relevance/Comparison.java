package org.exemplar.benchmarks.relevance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * What several searches made of the same queries.
 *
 * @param judgements what is right
 * @param gain what a grade is worth
 * @param queries those of which something is relevant
 * @param hits of each search, in the order of the queries
 */
public record Comparison(
    Judgements judgements, Gain gain, List<Query> queries, Map<String, List<List<String>>> hits) {

  /** Nothing asked yet. */
  public Comparison(Judgements judgements, Gain gain, List<Query> queries) {
    this(judgements, gain, queries, new LinkedHashMap<>());
  }

  /** Finds the best documents for a text. */
  @FunctionalInterface
  public interface Search {
    /** The ids of the best documents, best first. */
    List<String> best(String text) throws Exception;
  }

  /** Asks a search all queries. */
  public void ask(String name, Search search) throws Exception {
    List<List<String>> found = new ArrayList<>();
    for (Query query : queries) {
      found.add(search.best(query.text()));
    }
    hits.put(name, found);
  }

  /** How good a search is at each query. */
  public List<Scores> scores(String name) {
    List<List<String>> found = hits(name);
    List<Scores> scores = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      scores.add(Scores.of(found.get(i), judgements.of(queries.get(i).id()), gain));
    }
    return scores;
  }

  /** The values of one measure at each query. */
  public List<Double> values(String name, ToDoubleFunction<Scores> measure) {
    return scores(name).stream().mapToDouble(measure).boxed().toList();
  }

  /**
   * How much of what one search finds the other finds, too, on average: those that both have of the
   * longer list.
   *
   * @param depth how many hits are looked at
   */
  public double overlap(String one, String other, int depth) {
    double sum = 0;
    for (int i = 0; i < queries.size(); i++) {
      List<String> left = hits(one).get(i).stream().limit(depth).toList();
      List<String> right = hits(other).get(i).stream().limit(depth).toList();
      int longer = Math.max(left.size(), right.size());
      sum += longer == 0 ? 1 : (double) left.stream().filter(right::contains).count() / longer;
    }
    return sum / queries.size();
  }

  /** What each search found for each query, for who looks where it loses. */
  public List<Map<String, Object>> details() {
    Map<String, List<Scores>> scores = new LinkedHashMap<>();
    hits.keySet().forEach(name -> scores.put(name, scores(name)));
    List<Map<String, Object>> all = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      Query query = queries.get(i);
      Map<String, Object> searches = new LinkedHashMap<>();
      for (Map.Entry<String, List<Scores>> each : scores.entrySet()) {
        searches.put(each.getKey(), detail(each.getValue().get(i), hits(each.getKey()).get(i)));
      }
      Map<String, Object> detail = new LinkedHashMap<>();
      detail.put("id", query.id());
      detail.put("text", query.text());
      detail.put("grades", judgements.of(query.id()));
      detail.put("searches", searches);
      all.add(detail);
    }
    return all;
  }

  private static Map<String, Object> detail(Scores scores, List<String> hits) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("ndcg@10", scores.ndcg());
    detail.put("mrr@10", scores.mrr());
    detail.put("recall@100", scores.recall());
    detail.put("hits", hits.size());
    detail.put("first", hits.stream().limit(10).toList());
    return detail;
  }

  private List<List<String>> hits(String name) {
    return Objects.requireNonNull(hits.get(name), name);
  }
}
