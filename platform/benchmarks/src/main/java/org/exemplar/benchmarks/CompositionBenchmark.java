package org.exemplar.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.SchemaPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.exemplar.testkit.PlatformProcess;

/** How long one more plugin takes, by the number of types that it brings. */
final class CompositionBenchmark implements Benchmark {
  private static final List<Integer> TYPES = List.of(5, 50, 300);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String METRIC = "exemplar_schema_composition_seconds ";

  @Override
  public String id() {
    return "composition";
  }

  private record Found(
      List<Duration> composed, List<Duration> published, List<Duration> alone, int types) {}

  @Override
  public List<Table> measure(Workshop workshop) throws Exception {
    List<List<String>> rows = new ArrayList<>();
    Path data = workshop.data("composition");
    try (PlatformProcess platform =
        PlatformProcess.start(workshop.home(), data, workshop.options())) {
      for (int types : TYPES) {
        Found found = swap(workshop, platform, data, types);
        rows.add(
            List.of(
                "" + types,
                "" + found.types(),
                Numbers.millis(Numbers.median(found.composed()).toNanos()),
                Numbers.millis(Numbers.median(found.alone()).toNanos()),
                Numbers.millis(Numbers.median(found.published()).toNanos())));
      }
    }
    return List.of(
        new Table(
            "Composition of the schema",
            List.of(
                "forms of the plugin",
                "types of the whole schema",
                "composition",
                "limit: graphql-java alone",
                "jar in the folder to published"),
            rows,
            "A declarative plugin comes and goes "
                + 2 * workshop.rounds()
                + " times in a running platform with its five sector plugins; medians of the second"
                + " half. Each form becomes a type, an input, and the payload of its mutation."
                + " «Composition» is `"
                + METRIC.strip()
                + "` of `/metrics`; the limit parses, builds and prints the same SDL in this"
                + " process.\n"));
  }

  private static Found swap(Workshop workshop, PlatformProcess platform, Path data, int types)
      throws Exception {
    Path plugins = Files.createDirectories(data.resolve("plugins"));
    Path jar = ManyFormsPlugin.write(workshop.folder().resolve("many-forms.jar"), types);
    List<Duration> composed = new ArrayList<>();
    List<Duration> published = new ArrayList<>();
    List<Duration> alone = new ArrayList<>();
    int all = 0;
    for (int round = 0; round < 2 * workshop.rounds(); round++) {
      Path part = Files.copy(jar, plugins.resolve("many-forms.part"));
      long begin = System.nanoTime();
      Files.move(part, plugins.resolve("many-forms.jar"), StandardCopyOption.ATOMIC_MOVE);
      await(platform, true);
      Duration waited = Duration.ofNanos(System.nanoTime() - begin);
      String sdl = platform.get("/graphql/schema.graphqls").body();
      Duration limit = buildAlone(sdl);
      if (round >= workshop.rounds()) {
        composed.add(composition(platform));
        published.add(waited);
        alone.add(limit);
      }
      all = (int) sdl.lines().filter(CompositionBenchmark::isType).count();
      Files.delete(plugins.resolve("many-forms.jar"));
      await(platform, false);
    }
    return new Found(composed, published, alone, all);
  }

  private static boolean isType(String line) {
    return line.matches("(type|input|enum|union|interface|scalar) .*");
  }

  private static void await(PlatformProcess platform, boolean there) throws Exception {
    String question =
        JSON.writeValueAsString(Map.of("query", "{ manyForms { plugin { state } } }"));
    long begin = System.nanoTime();
    while (platform.post(question).body().contains("ACTIVE") != there) {
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new IllegalStateException(
            platform.post("{\"query\":\"{plugins{id problems{message}}}\"}").body());
      }
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
  }

  private static Duration composition(PlatformProcess platform)
      throws IOException, InterruptedException {
    return platform
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(METRIC))
        .map(line -> Double.parseDouble(line.substring(METRIC.length())))
        .map(seconds -> Duration.ofNanos((long) (seconds * 1e9)))
        .findFirst()
        .orElseThrow();
  }

  private static Duration buildAlone(String sdl) {
    long begin = System.nanoTime();
    var schema =
        new SchemaGenerator()
            .makeExecutableSchema(new SchemaParser().parse(sdl), RuntimeWiring.MOCKED_WIRING);
    new SchemaPrinter().print(schema);
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
