package org.exemplar.testkit.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.exemplar.archive.Identity;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.PluginApi;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.PluginVersion;
import org.exemplar.testkit.ContractOutcome;

/** A plugin to be tested, and a bench for it. */
final class Samples {
  static final String APPLIED = "{\"data\":{\"pluginChange\":{\"state\":\"APPLIED\"}}}";
  static final String BEGUN =
      "{\"data\":{\"applyPluginChange\":{\"change\":{\"id\":\"1\"},\"errors\":[]}}}";

  private Samples() {}

  static Subject subject() {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    entries.put(
        Repacking.DESCRIPTOR,
        """
        plugin:
          id: tea
          version: 1.0.0
          kind: SECTOR
          name: {zh: 茶, en: Tea}
          description: {zh: 茶, en: Tea}
        """
            .getBytes(StandardCharsets.UTF_8));
    Identity tea =
        new Identity(
            "tea",
            PluginVersion.parse("1.0.0"),
            PluginKind.SECTOR,
            new LocalizedText("茶", "Tea"),
            List.of(),
            PluginApi.USUAL,
            List.of());
    return new Subject(
        Path.of("home"),
        Path.of("tea.jar"),
        entries,
        Optional.of(tea),
        new Catalogue(List.of()),
        Optional.empty(),
        List.of(),
        List.of(),
        "an archive of the plugin".getBytes(StandardCharsets.UTF_8),
        "the next one".getBytes(StandardCharsets.UTF_8),
        List.of(),
        Optional.empty());
  }

  static Bench bench(FakePlatform platform) {
    return new Bench(subject(), () -> platform, running -> Optional.empty());
  }

  static Bench bench(FakePlatform platform, Memory memory) {
    return new Bench(subject(), () -> platform, running -> Optional.of(memory));
  }

  /** A platform on which every change comes about, with that in its plans. */
  static FakePlatform applying(String plan) {
    return new FakePlatform()
        .answering(
            "planPluginChange",
            "{\"data\":{\"planPluginChange\":{\"change\":{\"id\":\"1\",\"state\":\"PLANNED\"%s},\"errors\":[]}}}"
                .formatted(plan))
        .answering("applyPluginChange", BEGUN)
        .answering("pluginChange(id", APPLIED);
  }

  static List<String> codes(ContractOutcome outcome) {
    return outcome instanceof ContractOutcome.Failed failed
        ? failed.problems().stream().map(Problem::code).distinct().toList()
        : List.of(outcome.getClass().getSimpleName());
  }

  static List<String> codes(Findings findings) {
    return codes(findings.outcome("好", "in order"));
  }
}
