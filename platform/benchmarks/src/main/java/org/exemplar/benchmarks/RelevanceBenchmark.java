package org.exemplar.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.exemplar.benchmarks.relevance.Baselines;
import org.exemplar.benchmarks.relevance.Comparison;
import org.exemplar.benchmarks.relevance.Feed;
import org.exemplar.benchmarks.relevance.Judgements;
import org.exemplar.benchmarks.relevance.Product;
import org.exemplar.benchmarks.relevance.Query;
import org.exemplar.benchmarks.relevance.SearchRate;
import org.exemplar.benchmarks.relevance.TestSet;
import org.exemplar.testkit.PlatformProcess;

/** How well the search of cases finds what was judged, beside bare Lucene with one analyzer. */
final class RelevanceBenchmark implements Benchmark {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String id() {
    return "relevance";
  }

  @Override
  public List<Table> measure(Workshop workshop) throws Exception {
    RelevanceOptions options = workshop.relevance();
    TestSet set = set(workshop, options.folder());
    List<Query> asked = set.queries();
    Judgements judgements = set.judgements();
    List<Query> judged = asked.stream().filter(query -> judgements.isJudged(query.id())).toList();
    if (judged.isEmpty()) {
      throw new IllegalArgumentException("For none of the queries anything is relevant");
    }
    Comparison comparison = new Comparison(judgements, options.gain(), judged);
    UnaryOperator<String> traditional =
        Transliterator.getInstance("Simplified-Traditional")::transliterate;
    Feed feed;
    List<SearchRate> rates = new ArrayList<>();
    OwnHome home = OwnHome.of(workshop, "relevance-home");
    try (PlatformProcess platform =
            PlatformProcess.start(home.folder(), workshop.data("relevance"), workshop.options());
        Product product = new Product(platform, options.index());
        Baselines baselines = Baselines.in(workshop.data("relevance-baselines"))) {
      feed =
          Feed.of(
              set,
              options.traditional() ? traditional : UnaryOperator.identity(),
              product,
              baselines);
      comparison.ask(RelevanceTables.PRODUCT, product::search);
      comparison.ask(RelevanceTables.TRADITIONAL, text -> product.search(traditional.apply(text)));
      for (String name : Baselines.names()) {
        comparison.ask(name, text -> baselines.search(name, text));
      }
      Duration time = Duration.ofSeconds(workshop.seconds());
      for (int connections : List.of(1, SearchRate.SEVERAL)) {
        rates.add(SearchRate.of(judged, product::search, connections, time));
      }
    }
    if (options.json().isPresent()) {
      write(options.json().get(), options, comparison);
    }
    RelevanceTables tables = new RelevanceTables(options, comparison, feed, asked);
    return List.of(tables.figures(), tables.scripts(), tables.rates(rates));
  }

  private static TestSet set(Workshop workshop, Optional<Path> folder) throws IOException {
    return folder.isPresent()
        ? new TestSet(folder.get())
        : TestSet.own(workshop.data("relevance-set"));
  }

  private static void write(Path file, RelevanceOptions options, Comparison comparison)
      throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("seed", options.seed());
    all.put("gain", options.gain());
    all.put("queries", comparison.details());
    JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), all);
  }
}
