package org.exemplar.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.exemplar.benchmarks.Contest.Contender;
import org.exemplar.benchmarks.LoadGenerator.Load;
import org.exemplar.testkit.PlatformProcess;
import org.exemplar.testkit.PlatformProcess.Ended;

/** What limits and authorisation cost: the platform as it is beside itself without them. */
final class GuardBenchmark implements Benchmark {
  private static final String SHIPPED = "as it is";
  private static final String TRIVIAL = "{ sectors { id name } }";
  private static final String LIST =
      "{ organizations(first: 20, filter: {type: \"rural/township-committee\"}) { nodes {"
          + " code name level parent { code name } profile { version values } } } }";
  private static final String PROVINCE = "11";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<Step> LIMITS =
      List.of(
          new Step(
              "exemplar-graphql",
              "org.exemplar.graphql.internal.Gate",
              "pass",
              CodeBuilder::return_));

  private static final List<Step> AUTHORISATION =
      List.of(
          new Step(
              "exemplar-identity",
              "org.exemplar.identity.internal.StoredAuthenticator",
              "authenticate",
              GuardBenchmark::nobody),
          new Step(
              "exemplar-graphql",
              "org.exemplar.graphql.internal.OperationRules",
              "lacks",
              GuardBenchmark::nothing),
          new Step(
              "exemplar-organizations",
              "org.exemplar.organizations.ReachStore",
              "either",
              code -> code.loadConstant("1 = 1").areturn()),
          new Step(
              "exemplar-organizations",
              "org.exemplar.organizations.ReachStore",
              "bind",
              code -> code.aload(1).areturn()));

  @Override
  public String id() {
    return "guards";
  }

  @Override
  public List<Table> measure(Workshop workshop) throws Exception {
    try (Variant shipped = Variant.of(workshop, SHIPPED, List.of());
        Variant unlimited = Variant.of(workshop, "without limits", LIMITS);
        Variant open = Variant.of(workshop, "without authorisation", AUTHORISATION)) {
      List<Variant> all = List.of(shipped, unlimited, open);
      requireSame(all);
      requireOff(shipped, unlimited, open);
      Contest contest = Contest.of(workshop);
      Map<String, Load> trivial = contest.run(contenders(all, TRIVIAL));
      Map<String, Load> list = contest.run(contenders(all, LIST));
      return List.of(table(contest, trivial, list));
    }
  }

  private static void requireSame(List<Variant> all) throws IOException, InterruptedException {
    JsonNode expected = all.getFirst().answer(true).path("data");
    if (expected.findValues("values").stream().filter(JsonNode::isObject).count() != 20) {
      throw new IllegalStateException("not twenty forms: " + expected);
    }
    for (Variant each : all) {
      JsonNode found = each.answer(true).path("data");
      if (!found.equals(expected)) {
        throw new IllegalStateException(each.name() + " answers " + found);
      }
    }
  }

  /** What was taken out is seen to be gone, and to be there elsewhere. */
  private static void requireOff(Variant shipped, Variant unlimited, Variant open)
      throws IOException, InterruptedException {
    if (!shipped.answer(false).has("errors")
        || !shipped.answer(true).has("extensions")
        || unlimited.answer(true).has("extensions")
        || !unlimited.answer(false).has("errors")
        || open.answer(false).has("errors")) {
      throw new IllegalStateException("limits or authorisation are not as they should be");
    }
  }

  private static List<Contender> contenders(List<Variant> all, String query) throws IOException {
    List<Contender> contenders = new ArrayList<>();
    for (Variant each : all) {
      contenders.add(
          new Contender(
              each.name(),
              each.platform().port(),
              "/graphql",
              JSON.writeValueAsString(Map.of("query", query)),
              Optional.of(each.token())));
    }
    return contenders;
  }

  /**
   * A running platform that lacks some steps.
   *
   * @param token of somebody who may read what was filled in, in one part of the tree
   */
  private record Variant(String name, PlatformProcess platform, String token)
      implements AutoCloseable {
    static Variant of(Workshop workshop, String name, List<Step> lacking) throws Exception {
      OwnHome home = OwnHome.of(workshop, "guards-home-" + name.replace(' ', '-'));
      Path data = workshop.data("guards-" + name.replace(' ', '-'));
      String token;
      try (PlatformProcess whole = PlatformProcess.start(home.folder(), data)) {
        workshop.importOrganizations(whole, DivisionTree.province(workshop.folder()));
        fillIn(whole);
        token = token(home, data);
      }
      for (Step step : lacking) {
        step.takeOutOf(home);
      }
      return new Variant(name, PlatformProcess.start(home.folder(), data), token);
    }

    private static void fillIn(PlatformProcess platform) {
      JsonNode townships = platform.ask(LIST, Map.of()).body().at("/data/organizations/nodes");
      for (JsonNode township : townships) {
        JsonNode saved =
            platform
                .ask(
                    "mutation($of: String!) { saveRuralTownshipProfile(input: {organization: $of,"
                        + " values: {year: 2025, population: 21000, villages: 14}}) {"
                        + " errors { ... on InputError { code message } } } }",
                    Map.of("of", township.path("code").asText()))
                .body();
        if (!saved.at("/data/saveRuralTownshipProfile/errors").isEmpty() || saved.has("errors")) {
          throw new IllegalStateException(saved.toString());
        }
      }
    }

    private static String token(OwnHome home, Path data) throws IOException, InterruptedException {
      Ended issued =
          PlatformProcess.run(
              home.folder(),
              "token",
              "issue",
              "--data",
              data.toString(),
              "--scopes",
              "records:read",
              "--part",
              PROVINCE);
      if (issued.code() != 0) {
        throw new IllegalStateException(issued.output());
      }
      return issued.output().strip();
    }

    /** What the list is answered with, with the token or without. */
    JsonNode answer(boolean known) throws IOException, InterruptedException {
      String body = JSON.writeValueAsString(Map.of("query", LIST));
      return JSON.readTree(platform.post(body, Optional.of(token).filter(any -> known)).body());
    }

    @Override
    public void close() throws InterruptedException {
      platform.close();
    }
  }

  private static void nobody(CodeBuilder code) {
    ClassDesc known = ClassDesc.of("org.exemplar.identity.Authentication$Known");
    ClassDesc caller = ClassDesc.of("org.exemplar.spi.identity.Caller");
    code.new_(known)
        .dup()
        .invokestatic(caller, "anonymous", MethodTypeDesc.of(caller), true)
        .invokespecial(
            known, ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, caller))
        .areturn();
  }

  private static void nothing(CodeBuilder code) {
    code.invokestatic(ConstantDescs.CD_List, "of", MethodTypeDesc.of(ConstantDescs.CD_List), true)
        .areturn();
  }

  private static Table table(Contest contest, Map<String, Load> trivial, Map<String, Load> list) {
    List<List<String>> rows = new ArrayList<>();
    trivial.forEach(
        (name, load) -> {
          List<String> row = new ArrayList<>(List.of(name));
          row.addAll(cells(load, trivial));
          row.addAll(cells(Objects.requireNonNull(list.get(name)), list));
          rows.add(row);
        });
    return new Table(
        "What limits and authorisation cost",
        List.of("", "trivial, a second", "", "p50", "list, a second", "", "p50"),
        rows,
        contest.description()
            + " Data: the divisions of a province and twenty filled-in forms, the embedded store;"
            + " asked with a token for one part of the tree. Each is switched off by taking it out"
            + " of the class files of a copy of the distribution; the product has no switch."
            + " *Limits*: size, cost, rate and time of an operation, and the count of what its"
            + " answer did cost. *Authorisation*: who the token stands for, the rules of the"
            + " fields, and the condition in SQL that rows lie in that part. The queries:\n\n"
            + "```graphql\n"
            + String.join("\n", TRIVIAL, LIST)
            + "\n```\n");
  }

  private static List<String> cells(Load load, Map<String, Load> all) {
    double shipped = Objects.requireNonNull(all.get(SHIPPED)).perSecond();
    return List.of(
        Numbers.count(load.perSecond()),
        Numbers.percent(load.perSecond() / shipped),
        Numbers.millis(load.median()));
  }
}
