package org.exemplar.testkit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.spi.Language;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.testkit.Feature;
import org.exemplar.testkit.PluginClient;
import org.junit.jupiter.api.Test;

/** Each point of the contract finds out what breaks it. */
class BreachTest {
  private static final Duration AT_ONCE = Duration.ZERO;

  @Test
  void names_of_others_and_without_prefix_are_found() throws Exception {
    String plan =
        """
        ,"schema":[
          {"coordinate":"TeaQuery","difference":"ADDED"},
          {"coordinate":"SaveTeaFairInput","difference":"ADDED"},
          {"coordinate":"Query.tea","difference":"ADDED"},
          {"coordinate":"Mutation.saveTeaFair","difference":"ADDED"},
          {"coordinate":"Organization.teaGardens","difference":"ADDED"},
          {"coordinate":"%s","difference":"%s"}],
        "parts":[{"kind":"FORM","id":"%s/fair"}]
        """;
    assertThat(names(plan.formatted("TeaFair", "ADDED", "tea"))).containsExactly("Passed");
    for (String stray :
        List.of("Teapot", "Query.coffee", "Mutation.teaFair", "Organization.fair")) {
      assertThat(names(plan.formatted(stray, "ADDED", "tea")))
          .as(stray)
          .containsExactly("NAME_NOT_PREFIXED");
    }
    assertThat(names(plan.formatted("RuralQuery", "CHANGED", "tea")))
        .containsExactly("NAME_OF_OTHERS");
    assertThat(names(plan.formatted("TeaFair", "ADDED", "rural")))
        .containsExactly("PART_OF_OTHERS");
  }

  private static List<String> names(String plan) throws Exception {
    return Samples.codes(new NameLook(Samples.bench(Samples.applying(plan))).look());
  }

  @Test
  void an_archive_that_is_another_one_each_time_is_found() {
    Findings findings = new Findings();
    ArchiveLook.compare(new byte[] {1, 2}, new byte[] {1, 2}, findings);
    assertThat(findings.isEmpty()).isTrue();
    ArchiveLook.compare(new byte[] {1, 2}, new byte[] {1, 3}, findings);
    assertThat(Samples.codes(findings)).containsExactly("ARCHIVE_NOT_REPRODUCIBLE");
  }

  @Test
  void what_is_declared_and_absent_or_there_and_undeclared_is_found() {
    Findings findings = new Findings();
    FeatureLook.compare(Set.of(Feature.FORMS), Set.of(Feature.FORMS), findings);
    assertThat(findings.isEmpty()).isTrue();
    FeatureLook.compare(Set.of(Feature.FORMS), Set.of(Feature.CODE), findings);
    assertThat(Samples.codes(findings)).containsExactly("FEATURE_ABSENT", "FEATURE_UNDECLARED");
  }

  @Test
  void a_text_in_one_language_alone_is_found() {
    Findings findings = new Findings();
    String both = "{\"forms\":[{\"id\":\"fair\",\"title_zh\":\"市\",\"title_en\":\"%s\"}]}";
    TextLook.walk(FakePlatform.json(both.formatted("Fair")), "tea", findings);
    assertThat(findings.isEmpty()).isTrue();
    TextLook.walk(FakePlatform.json(both.formatted(" ")), "tea", findings);
    assertThat(Samples.codes(findings)).containsExactly("TEXT_MISSING");
  }

  @Test
  void a_message_in_one_language_alone_is_found() {
    Findings findings = new Findings();
    TextLook.messages(new Speaking(Map.of(Language.ZH, Map.of("help", "帮助"))), findings);
    assertThat(Samples.codes(findings)).containsExactly("MESSAGE_MISSING");
  }

  private record Speaking(Map<Language, Map<String, String>> messages) implements Plugin {
    @Override
    public PluginDescriptor descriptor() {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void what_should_be_refused_and_is_not_is_found() {
    Set<String> codes = Set.of("OUT_OF_SCOPE");
    String refused = "{\"data\":{\"save\":{\"errors\":[{\"code\":\"%s\"}]}}}";
    Findings findings = new Findings();
    RefusalLook.judge(
        "x", 200, FakePlatform.json(refused.formatted("OUT_OF_SCOPE")), codes, findings);
    assertThat(findings.isEmpty()).isTrue();
    RefusalLook.judge("x", 200, FakePlatform.json("{\"data\":{\"save\":{}}}"), codes, findings);
    RefusalLook.judge("x", 200, FakePlatform.json(refused.formatted("OTHER")), codes, findings);
    RefusalLook.judge(
        "x", 500, FakePlatform.json(refused.formatted("OUT_OF_SCOPE")), codes, findings);
    assertThat(findings.size()).isEqualTo(3);
    assertThat(Samples.codes(findings)).containsExactly("NOT_REFUSED");
  }

  @Test
  void a_platform_that_takes_damaged_archives_is_found() {
    Findings findings = new Findings();
    PluginClient plugins = new PluginClient(Samples.applying(""));
    BadArchiveLook.refuse(plugins, "cut off", new byte[0], "", findings);
    assertThat(Samples.codes(findings)).containsExactly("BAD_ARCHIVE_TAKEN");
  }

  @Test
  void a_platform_that_is_another_one_after_refusals_is_found() throws Exception {
    FakePlatform platform =
        new FakePlatform()
            .answering(
                "planPluginChange",
                "{\"data\":{\"planPluginChange\":{\"change\":{\"id\":\"1\",\"state\":\"PLANNED\"}}}}",
                "{\"data\":{\"planPluginChange\":{\"change\":{\"id\":\"1\",\"state\":\"PLANNED\"}}}}",
                "{\"data\":{\"planPluginChange\":{\"change\":{\"state\":\"REFUSED\",\"problems\":[{\"code\":\"REFERENCE_UNRESOLVED\"}]}}}}")
            .answering("applyPluginChange", Samples.BEGUN)
            .answering("pluginChange(id", Samples.APPLIED)
            .answering(
                "schemaHash",
                "{\"data\":{\"platform\":{\"schemaHash\":\"a\"}}}",
                "{\"data\":{\"platform\":{\"schemaHash\":\"b\"}}}");
    assertThat(Samples.codes(new BadArchiveLook(Samples.bench(platform)).look()))
        .containsExactly("STATE_CHANGED");
  }

  @Test
  void a_change_that_fails_and_a_request_of_others_that_fails_are_found() throws Exception {
    FakePlatform platform =
        Samples.applying("")
            .answering("core", "{\"errors\":[{\"message\":\"gone\"}]}")
            .answering("__type(", "{\"data\":{\"__type\":{\"fields\":[]}}}")
            .answering("tea", "{\"data\":{\"tea\":{\"plugin\":{\"version\":\"0.9.0\"}}}}");
    assertThat(Samples.codes(new CycleLook(Samples.bench(platform), 2).look()))
        .containsExactly("USE_FAILED", "REQUEST_FAILED");
    platform.answering(
        "pluginChange(id",
        Samples.APPLIED,
        Samples.APPLIED,
        "{\"data\":{\"pluginChange\":{\"state\":\"FAILED\"}}}");
    assertThat(Samples.codes(new CycleLook(Samples.bench(platform), 2).look()))
        .containsExactly("CHANGE_FAILED", "REQUEST_FAILED");
  }

  @Test
  void class_loaders_and_bundles_that_stay_are_found() throws Exception {
    assertThat(memory(0, 55)).containsExactly("Passed");
    assertThat(memory(2, 55)).containsExactly("CLASS_LOADER_LEAKED");
    assertThat(memory(0, 56)).containsExactly("BUNDLE_LEAKED");
  }

  private static List<String> memory(long loaders, long after) throws Exception {
    Bench bench = Samples.bench(serving(), new FakeMemory(loaders, after));
    return Samples.codes(new MemoryLook(bench, AT_ONCE).look());
  }

  private static FakePlatform serving() {
    return Samples.applying("")
        .answering(
            "saveOrganization",
            "{\"data\":{\"saveOrganization\":{\"organization\":{\"code\":\"a\"}}}}");
  }

  /** Held 55 bundles when it was looked at for the first time. */
  private static final class FakeMemory implements Memory {
    private final long loaders;
    private final long after;
    private boolean looked;

    FakeMemory(long loaders, long after) {
      this.loaders = loaders;
      this.after = after;
    }

    @Override
    public long bundles() {
      long bundles = looked ? after : 55;
      looked = true;
      return bundles;
    }

    @Override
    public long loaders(List<String> classes) {
      return loaders;
    }
  }

  @Test
  void where_nobody_can_look_into_the_memory_that_is_said() throws Exception {
    Bench bench = Samples.bench(serving());
    assertThat(Samples.codes(new MemoryLook(bench, AT_ONCE).look()))
        .containsExactly("NotApplicable");
  }

  @Test
  void a_plugin_without_an_identity_keeps_nothing_from_being_told() {
    Subject nobody =
        new Subject(
            Samples.subject().home(),
            Samples.subject().plugin(),
            Samples.subject().entries(),
            Optional.empty(),
            Samples.subject().catalogue(),
            Optional.empty(),
            List.of(),
            List.of(),
            new byte[0],
            new byte[0],
            List.of(),
            Optional.empty());
    Bench bench = new Bench(nobody, FakePlatform::new, running -> Optional.empty());
    assertThat(Checks.of(bench, 1).getLast().run().getClass().getSimpleName())
        .isEqualTo("NotApplicable");
  }
}
