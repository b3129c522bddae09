package org.exemplar.distribution;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the house, read from the jars that are shipped. */
class ArchitectureIT {
  private static final Path HOME = Path.of("target", "exemplar");

  /** Which rooms a room may know, beside the language and libraries. */
  private static final Map<String, List<String>> MAY_KNOW =
      Map.ofEntries(
          Map.entry("spi", List.of()),
          Map.entry("apischema", List.of()),
          Map.entry("host", List.of()),
          Map.entry("tracing", List.of("spi")),
          Map.entry("store", List.of("spi", "tracing")),
          Map.entry("archive", List.of("spi")),
          Map.entry("identity", List.of("spi", "archive", "store")),
          Map.entry("plugins", List.of("spi", "archive", "store")),
          Map.entry("files", List.of("spi", "store", "plugins")),
          Map.entry("search", List.of("spi", "tracing", "store", "plugins")),
          Map.entry(
              "graphql",
              List.of(
                  "spi",
                  "tracing",
                  "apischema",
                  "archive",
                  "store",
                  "identity",
                  "plugins",
                  "search")),
          Map.entry("webhooks", List.of("spi", "tracing", "store", "identity", "graphql")),
          Map.entry(
              "web",
              List.of(
                  "spi", "tracing", "store", "identity", "plugins", "files", "search", "graphql")),
          Map.entry(
              "organizations",
              List.of("spi", "archive", "store", "identity", "plugins", "search", "graphql")),
          Map.entry(
              "campaigns",
              List.of("spi", "store", "plugins", "search", "graphql", "organizations")),
          Map.entry(
              "caselibrary",
              List.of(
                  "spi",
                  "store",
                  "identity",
                  "plugins",
                  "files",
                  "search",
                  "graphql",
                  "organizations",
                  "campaigns")),
          Map.entry("testkit", List.of("spi", "archive", "plugins")),
          Map.entry(
              "cli", List.of("host", "spi", "archive", "store", "plugins", "graphql", "testkit")));

  private static final JavaClasses CLASSES = classes();

  @ParameterizedTest
  @MethodSource("rooms")
  void a_room_knows_only_the_rooms_below_it(String room) {
    List<String> known = new ArrayList<>(List.of("org.exemplar." + room + ".."));
    MAY_KNOW
        .getOrDefault(room, List.of())
        .forEach(each -> known.add("org.exemplar." + each + ".."));
    noClasses()
        .that()
        .resideInAPackage("org.exemplar." + room + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.exemplar..")
                .and(not(resideInAnyPackage(known.toArray(String[]::new)))))
        .check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void the_inside_of_a_room_is_its_own(String room) {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.exemplar." + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.exemplar." + room + ".internal..")
        .check(CLASSES);
  }

  @Test
  void every_room_has_its_rule() {
    assertThat(CLASSES.stream().map(type -> type.getPackageName().split("\\.")[2]).distinct())
        .containsExactlyInAnyOrderElementsOf(MAY_KNOW.keySet());
  }

  @Test
  void only_commands_in_packages_of_their_own_know_more_than_the_host() {
    noClasses()
        .that()
        .resideInAPackage("org.exemplar.cli")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.exemplar..")
                .and(not(resideInAnyPackage("org.exemplar.cli..", "org.exemplar.host.."))))
        .check(CLASSES);
  }

  @Test
  void what_a_room_is_made_with_stays_in_it() {
    only("search", "org.apache.lucene..", "com.ibm.icu..").check(CLASSES);
    only("graphql", "graphql..", "org.dataloader..").check(CLASSES);
    only("web", "org.eclipse.jetty..").check(CLASSES);
    only("tracing", "io.opentelemetry.sdk..", "io.opentelemetry.exporter..").check(CLASSES);
  }

  @Test
  void sql_stays_in_the_store_classes() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.exemplar.store..")
        .and()
        .haveNameNotMatching(".*Store[A-Za-z$]*")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "java.sql..",
                "javax.sql..",
                "org.jdbi.v3.core.statement..",
                "org.jdbi.v3.core.mapper.."))
        .check(CLASSES);
  }

  @Test
  void rooms_form_no_circle() {
    slices().matching("org.exemplar.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void no_class_has_an_empty_name() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .check(CLASSES);
  }

  @Test
  void no_bundle_exports_its_inside_and_every_export_has_a_version() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path jar : ownJars()) {
      for (String export : exports(jar)) {
        if (export.contains(".internal") || !export.contains("version=")) {
          wrong.add(jar.getFileName() + " exports " + export);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void sector_plugins_hold_data_and_no_code() throws IOException {
    for (Path jar : jars("plugins")) {
      try (JarFile file = new JarFile(jar.toFile())) {
        assertThat(file.stream().filter(entry -> entry.getName().endsWith(".class")))
            .as(jar.toString())
            .isEmpty();
      }
    }
  }

  static Stream<String> rooms() {
    return MAY_KNOW.keySet().stream().sorted();
  }

  private static ArchRule only(String room, String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackage("org.exemplar." + room + "..")
        .should()
        .dependOnClassesThat(resideInAnyPackage(packages));
  }

  private static List<String> exports(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      String header =
          Optional.ofNullable(file.getManifest().getMainAttributes().getValue("Export-Package"))
              .orElse("");
      return Stream.of(header.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
          .filter(export -> !export.isBlank())
          .toList();
    }
  }

  private static JavaClasses classes() {
    try {
      List<JarFile> files = new ArrayList<>();
      for (Path jar : ownJars()) {
        files.add(new JarFile(jar.toFile()));
      }
      return new ClassFileImporter().importJars(files);
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static List<Path> ownJars() throws IOException {
    List<Path> own = new ArrayList<>(jars("bundles"));
    own.addAll(jars("lib"));
    return own.stream()
        .filter(jar -> jar.getFileName().toString().startsWith("exemplar-"))
        .filter(jar -> !jar.getFileName().toString().startsWith("exemplar-lib-"))
        .toList();
  }

  private static List<Path> jars(String folder) throws IOException {
    try (Stream<Path> files = Files.list(HOME.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }
}
