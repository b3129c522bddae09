package org.exemplar.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.exemplar.testkit.PlatformProcess;
import org.exemplar.testkit.PluginClient;

/** How long a change of plugins takes, stage by stage, and what others notice of it. */
final class PluginChangeBenchmark implements Benchmark {
  private static final List<Integer> TYPES = List.of(10, 100, 500);
  private static final String PLUGIN = "many-forms";

  @Override
  public String id() {
    return "plugin-change";
  }

  /** What was measured of plugins of one size. */
  private static final class Found {
    private final Map<String, List<Duration>> stages = new LinkedHashMap<>();
    private final List<Duration> planned = new ArrayList<>();
    private final List<Duration> published = new ArrayList<>();
    private final List<Duration> all = new ArrayList<>();
    private final List<Duration> alone = new ArrayList<>();
    private final Histogram others = new Histogram(Duration.ofMinutes(1).toNanos(), 3);
    private int types;

    void add(JsonNode change) {
      Duration sum = Duration.ZERO;
      for (JsonNode stage : change.path("stages")) {
        String name = stage.path("stage").asText();
        Duration took = Duration.ofMillis(stage.path("milliseconds").asLong());
        stages.computeIfAbsent(name, first -> new ArrayList<>()).add(took);
        sum = sum.plus(took);
        if (name.equals("PUBLISH")) {
          published.add(sum);
        }
      }
      all.add(sum);
    }
  }

  @Override
  public List<Table> measure(Workshop workshop) throws Exception {
    Map<Integer, Found> found = new LinkedHashMap<>();
    Histogram quiet;
    int failed;
    try (PlatformProcess platform =
            PlatformProcess.start(
                workshop.home(),
                workshop.data("plugin-change"),
                workshop.options("--unsigned-plugins", "warn"));
        Bystanders others = new Bystanders(platform)) {
      change(workshop, platform, others, TYPES.getLast());
      others.count();
      Thread.sleep(Duration.ofSeconds(workshop.seconds()));
      quiet = others.counted();
      for (int types : TYPES) {
        found.put(types, change(workshop, platform, others, types));
      }
      failed = others.failed();
    }
    return List.of(stages(found, workshop), bystanders(found, quiet, failed));
  }

  private static Found change(
      Workshop workshop, PlatformProcess platform, Bystanders others, int types) throws Exception {
    Path source = Files.createTempDirectory(workshop.folder(), PLUGIN);
    int forms = Math.ceilDiv(types, ManyFormsPlugin.TYPES_OF_A_FORM);
    byte[] archive = ManyFormsPlugin.archive(source, forms);
    PluginClient plugins = new PluginClient(platform);
    Found found = new Found();
    for (int round = 0; round < workshop.rounds(); round++) {
      long begin = System.nanoTime();
      JsonNode plan = plugins.planInstall(archive);
      found.planned.add(Duration.ofNanos(System.nanoTime() - begin));
      others.count();
      found.add(plugins.succeed(plan));
      found.others.add(others.counted());
      String sdl = platform.get("/graphql/schema.graphqls").body();
      found.types = (int) sdl.lines().filter(PluginChangeBenchmark::isType).count();
      found.alone.add(buildAlone(sdl));
      plugins.succeed(plugins.planUninstall(PLUGIN));
    }
    return found;
  }

  private static boolean isType(String line) {
    return line.matches("(type|input|enum|union|interface|scalar) .*");
  }

  private static Duration buildAlone(String sdl) {
    long begin = System.nanoTime();
    new SchemaGenerator()
        .makeExecutableSchema(new SchemaParser().parse(sdl), RuntimeWiring.MOCKED_WIRING);
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static Table stages(Map<Integer, Found> found, Workshop workshop) {
    List<String> header = new ArrayList<>(List.of("types of the plugin"));
    found.keySet().forEach(types -> header.add("" + types));
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("types of the whole schema", found, each -> "" + each.types));
    rows.add(row("plan", found, each -> median(each.planned)));
    for (String stage : found.values().iterator().next().stages.keySet()) {
      rows.add(row(stage, found, each -> median(each.stages.getOrDefault(stage, List.of()))));
    }
    rows.add(row("**install to published**", found, each -> median(each.published)));
    rows.add(row("all stages", found, each -> median(each.all)));
    rows.add(row("limit: graphql-java builds the same schema", found, each -> median(each.alone)));
    rows.add(row("ratio to the limit", found, PluginChangeBenchmark::ratio));
    return new Table(
        "A change of plugins, by stage",
        header,
        rows,
        "A declarative plugin is planned, installed and uninstalled "
            + workshop.rounds()
            + " times for each size, after as many times to warm up, in a platform with its five"
            + " sector plugins that answers 50 requests a second meanwhile; medians. The limit"
            + " parses and builds the whole SDL in this process.\n");
  }

  private static List<String> row(
      String name, Map<Integer, Found> found, Function<Found, String> cell) {
    List<String> cells = new ArrayList<>(List.of(name));
    found.values().forEach(each -> cells.add(cell.apply(each)));
    return cells;
  }

  private static String median(List<Duration> several) {
    return several.isEmpty() ? "–" : Numbers.millis(Numbers.median(several).toNanos());
  }

  private static String ratio(Found found) {
    double published = Numbers.median(found.published).toNanos();
    return Numbers.times(published / Numbers.median(found.alone).toNanos());
  }

  private static Table bystanders(Map<Integer, Found> found, Histogram quiet, int failed) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(latency("nothing else", quiet));
    found.forEach(
        (types, each) -> rows.add(latency("a plugin of " + types + " types comes", each.others)));
    return new Table(
        "What others notice of a change of plugins",
        List.of("meanwhile", "requests", "p50", "p99", "longest"),
        rows,
        "Requests for the sectors and their forms, 50 a second, each counted from when it was due; "
            + failed
            + " failed.\n");
  }

  private static List<String> latency(String meanwhile, Histogram times) {
    return List.of(
        meanwhile,
        "" + times.getTotalCount(),
        Numbers.millis(times.getValueAtPercentile(50)),
        Numbers.millis(times.getValueAtPercentile(99)),
        Numbers.millis(times.getMaxValue()));
  }
}
