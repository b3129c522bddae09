package org.exemplar.distribution.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.exemplar.distribution.Homes;
import org.exemplar.testkit.PlatformProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Role by operation by object: what the rules in the schema, the roles and the rules of rows say,
 * beside what the assembled platform does.
 */
@Timeout(600)
class AuthorityMatrixIT {
  private static final Path PAGE = Path.of("docs", "authority-matrix.md");

  @TempDir private static Path folder;
  private static PlatformProcess platform;
  private static Stage stage;
  private static String schema;
  private static AccessRules rules;
  private static List<Operation> operations;

  @BeforeAll
  static void start() throws Exception {
    Path home = Homes.copy(folder.resolve("home"));
    Path conf = home.resolve("conf").resolve("framework.properties");
    Files.writeString(
        conf,
        Files.readString(conf)
            + """

            exemplar.oidc.issuer=http://127.0.0.1:9
            exemplar.oidc.client-id=matrix
            exemplar.limits.anonymous.points-per-minute=0
            exemplar.limits.token.points-per-minute=0
            """);
    platform =
        PlatformProcess.start(
            home, folder.resolve("data"), "--load", home.resolve("sample").toString());
    schema = platform.get("/graphql/schema.graphqls").body();
    Sdl sdl = Sdl.of(schema);
    rules = AccessRules.of(schema);
    operations =
        Stream.concat(
                Operations.all().stream(),
                forms().stream()
                    .map(
                        field ->
                            field.startsWith("Mutation.")
                                ? Operations.form(field.substring("Mutation.".length()), sdl)
                                : Operations.list(field)))
            .toList();
    stage = new Stage(platform);
  }

  /** What plugins bring to be filled in, which the schema alone knows. */
  private static List<String> forms() {
    List<String> known = Operations.all().stream().map(Operation::field).toList();
    return rules.fields().stream()
        .filter(field -> !known.contains(field))
        .filter(field -> field.startsWith("Mutation.save") || field.contains("Query."))
        .filter(field -> !field.startsWith("Query."))
        .filter(field -> rules.said(field).matches("`records:(read|write)`"))
        .toList();
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
  }

  @Test
  void every_change_and_every_field_that_is_not_for_everybody_is_in_the_matrix() {
    assertThat(rules.fields()).hasSizeGreaterThan(40);
    assertThat(new TreeSet<>(operations.stream().map(Operation::field).toList()))
        .as("add what is new to Operations, with what the object adds to its rule")
        .isEqualTo(new TreeSet<>(rules.fields()));
  }

  /** The test above would be red: the defect is planted here, to see that it would. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mutation.planted: Int @public",
        "Query.planted: Int @authenticated",
        "Query.planted: Int @requiresScopes(scopes: [[\"audit:read\"]])",
        "Account.planted: Int @policy(policies: [[\"session\"]])",
      })
  void what_is_new_and_not_in_the_matrix_is_found(String planted) {
    String type = planted.substring(0, planted.indexOf('.'));
    String field = planted.substring(planted.indexOf('.') + 1);
    String begin = "(?m)^(type " + type + "\\b[^{\\n]*\\{)$";
    assertThat(schema).containsPattern(begin);
    AccessRules with = AccessRules.of(schema.replaceFirst(begin, "$1\n  " + field));
    TreeSet<String> missed = new TreeSet<>(with.fields());
    missed.removeAll(operations.stream().map(Operation::field).toList());
    assertThat(missed).containsExactly(type + ".planted");
  }

  static List<Operation> operations() {
    return operations;
  }

  @ParameterizedTest
  @MethodSource("operations")
  void each_role_may_do_what_is_declared_and_nothing_else(Operation operation) {
    Map<String, String> declared = new LinkedHashMap<>();
    Map<String, String> done = new LinkedHashMap<>();
    stage
        .askers()
        .forEach(
            (holder, asker) -> {
              String who = holder.role() + " " + holder.at();
              declared.put(who, operation.expected(rules, holder));
              done.put(who, asker.outcome(operation));
            });
    assertThat(done).isEqualTo(declared);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void somebody_unknown_does_what_is_public_and_nothing_else(Operation operation) {
    assertThat(stage.unknown().outcome(operation))
        .isEqualTo(
            rules.said(operation.field()).equals("public") ? RowRule.ALLOWED : "UNAUTHENTICATED");
  }

  /** {@code -Dexemplar.reference=write} writes the page anew. */
  @Test
  void the_page_is_what_the_rules_say() throws IOException {
    String page = new MatrixPage(rules, operations, stage.askers().keySet()).text();
    if ("write".equals(System.getProperty("exemplar.reference"))) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE)
        .as("run this test with -Dexemplar.reference=write and commit the page")
        .hasContent(page);
  }
}
