package org.exemplar.benchmarks.relevance;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What was put into the searches that are compared.
 *
 * @param ids of the documents
 * @param blank how many of them say nothing
 * @param shortened how many of them were too long
 * @param cut how many characters of those were left out
 * @param time from the first one until all could be found
 */
public record Feed(Set<String> ids, int blank, int shortened, long cut, Duration time) {
  /**
   * Puts the documents of a set into the product and beside it.
   *
   * @param script what becomes of each text first
   */
  public static Feed of(
      TestSet set, UnaryOperator<String> script, Product product, Baselines baselines)
      throws IOException {
    Count count = new Count();
    long begin = System.nanoTime();
    set.documents(
        given -> {
          Document document = given.in(script);
          count.add(document);
          product.add(document);
          baselines.add(document);
        });
    product.open();
    baselines.open();
    return new Feed(
        count.ids,
        count.blank,
        count.shortened,
        count.cut,
        Duration.ofNanos(System.nanoTime() - begin));
  }

  private static final class Count {
    private final Set<String> ids = new HashSet<>();
    private int blank;
    private int shortened;
    private long cut;

    void add(Document document) {
      ids.add(document.id());
      blank += document.isBlank() ? 1 : 0;
      shortened += document.cut() > 0 ? 1 : 0;
      cut += document.cut();
    }
  }
}
