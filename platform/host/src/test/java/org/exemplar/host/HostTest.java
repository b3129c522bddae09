package org.exemplar.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostTest {
  @TempDir Path home;

  @BeforeEach
  void forgetEvents() {
    System.clearProperty(Recorder.EVENTS);
  }

  private Distribution distribution() {
    return new Distribution(home);
  }

  private static List<String> events() {
    return List.of(System.getProperty(Recorder.EVENTS, "").split(", "));
  }

  private static List<String> eventsOf(Distribution distribution) {
    Host.start(distribution.settings()).stop();
    return events();
  }

  @Test
  void aBundleThatFailsToStartIsNamedWithItsReasonAndTheOthersRun() {
    Host host = Host.start(distribution().bundle("a").failing("b").bundle("c").settings());
    try {
      assertThat(events()).containsExactly("start a", "start c");
      assertThat(host.problems()).containsOnlyKeys("b");
      assertThat(host.problems().get("b")).contains("the licence has run out");
      assertThat(host.report("exemplar.bundle.problems")).isEqualTo(host.problems());
    } finally {
      host.stop();
    }
  }

  @Test
  void aBundleThatDoesNotResolveIsNamedWithWhatItMisses() {
    Host host =
        Host.start(
            distribution().bundle("a", Map.of("Import-Package", "no.such.library")).settings());
    try {
      assertThat(host.problems().get("a")).contains("no.such.library");
    } finally {
      host.stop();
    }
  }

  @Test
  void aFileThatIsNoBundleIsNamedAndTheOthersRun() throws Exception {
    Distribution distribution = distribution().bundle("a");
    Files.writeString(home.resolve("bundles/broken.jar"), "no jar at all");
    Host host = Host.start(distribution.settings());
    try {
      assertThat(events()).containsExactly("start a");
      assertThat(host.problems()).containsOnlyKeys("broken.jar");
      assertThat(host.problems().get("broken.jar")).contains("broken.jar").doesNotContain("/");
    } finally {
      host.stop();
    }
  }

  @Test
  void aBundleWithoutSymbolicNameIsNamedByItsFile() {
    Map<String, String> none =
        Map.of(
            "Bundle-ManifestVersion", "", "Bundle-SymbolicName", "", "Import-Package", "no.such");
    Host host = Host.start(distribution().bundle("a", none).bundle("b").settings());
    try {
      assertThat(events()).containsExactly("start b");
      assertThat(host.problems()).containsOnlyKeys("a.jar");
      assertThat(host.problems().get("a.jar")).contains("no.such");
    } finally {
      host.stop();
    }
  }

  @Test
  void aReasonHoldsNoNameOfAnException() {
    Host host = Host.start(distribution().silent("a").settings());
    try {
      assertThat(host.problems().get("a")).contains("start error").doesNotContain("Exception");
    } finally {
      host.stop();
    }
  }

  @Test
  void aBundleStartsAfterThoseThatItIsWiredTo() {
    Distribution distribution =
        distribution()
            .bundle("a", Map.of("Import-Package", "org.osgi.framework,z.api"))
            .bundle("m", Map.of("Require-Capability", "test.extender"))
            .bundle("y", Map.of("Provide-Capability", "test.extender"))
            .bundle("z", Map.of("Export-Package", "z.api"));
    assertThat(eventsOf(distribution)).startsWith("start z", "start a", "start y", "start m");
  }

  @Test
  void bundlesThatNeedEachOtherStartAllTheSame() {
    Distribution distribution =
        distribution()
            .bundle("a", Map.of("Require-Capability", "of.b", "Provide-Capability", "of.a"))
            .bundle("b", Map.of("Require-Capability", "of.a", "Provide-Capability", "of.b"));
    assertThat(eventsOf(distribution)).startsWith("start b", "start a");
  }

  @Test
  void loggingStartsBeforeAllOthersAndPluginsAreNotTheHostsBusiness() {
    Distribution distribution =
        distribution()
            .plugin("a-plugin")
            .bundle("b")
            .bundle("logging", Map.of("Export-Package", "org.slf4j,org.ops4j.pax.logging.spi"))
            .bundle(
                "writer", Map.of("Import-Package", "org.osgi.framework,org.ops4j.pax.logging.spi"));
    assertThat(eventsOf(distribution))
        .startsWith("start logging", "start writer", "start b")
        .doesNotContain("start a-plugin");
  }

  @Test
  void aFragmentIsAttachedAndNeverStarted() {
    Host host =
        Host.start(
            distribution().bundle("a").bundle("part", Map.of("Fragment-Host", "a")).settings());
    try {
      assertThat(events()).containsExactly("start a");
      assertThat(host.problems()).isEmpty();
    } finally {
      host.stop();
    }
  }

  @Test
  void aStopDrainsFirstAndThenGoesBackThroughTheBundles() {
    Distribution distribution =
        distribution()
            .bundle("a", Map.of("Import-Package", "org.osgi.framework,drains.api"))
            .bundle("drains", Map.of("Export-Package", "drains.api"));
    assertThat(eventsOf(distribution))
        .containsExactly("start drains", "start a", "drain", "stop a", "stop drains");
  }

  @Test
  void aBundleThatDoesNotStopKeepsNoOtherFromStopping() {
    Distribution distribution =
        distribution()
            .configuration("exemplar.stop-seconds=5\n")
            .bundle("a")
            .bundle("b", Map.of("Never-Stops", "true"))
            .bundle("c");
    assertThat(eventsOf(distribution))
        .containsExactly("start a", "start b", "start c", "stop c", "stop a");
  }

  @Test
  void aFrameworkThatEndsByItselfIsNoticedAndCanStillBeStopped() throws Exception {
    Distribution distribution = distribution().bundle("a");
    Host host = Host.start(distribution.settings());
    host.bundleContext().getBundle(0).stop();
    host.awaitEnd();
    assertThat(host.report("exemplar.bundle.problems")).isEmpty();
    host.stop();
    Host.start(distribution.settings()).stop();
  }

  @Test
  void aDataFolderInUseIsRefusedAndFreeAgainAfterTheStop() {
    HostSettings settings = distribution().settings();
    Host first = Host.start(settings);
    try {
      assertThatExceptionOfType(HostException.class)
          .isThrownBy(() -> Host.start(settings))
          .withMessageContaining("pid " + ProcessHandle.current().pid())
          .extracting(HostException::code)
          .isEqualTo("DATA_IN_USE");
    } finally {
      first.stop();
    }
    Host.start(settings).stop();
  }

  @Test
  void aDataFolderThatIsAFileIsRefused() throws Exception {
    HostSettings settings = distribution().settings();
    Files.writeString(settings.data(), "");
    assertThatExceptionOfType(HostException.class)
        .isThrownBy(() -> Host.start(settings))
        .extracting(HostException::code)
        .isEqualTo("DATA_UNUSABLE");
  }

  @Test
  void propertiesComeFromTheSettingsAndFromTheConfigurationWithFoldersFilledIn() {
    HostSettings settings =
        distribution()
            .configuration("log.file=${exemplar.data}/log\nlog.conf=${exemplar.home}/conf\n")
            .settings();
    Host host = Host.start(settings);
    try {
      assertThat(host.bundleContext().getProperty("log.file")).isEqualTo(settings.data() + "/log");
      assertThat(host.bundleContext().getProperty("log.conf")).isEqualTo(settings.home() + "/conf");
      assertThat(host.bundleContext().getProperty("exemplar.data"))
          .isEqualTo(settings.data().toString());
      assertThat(host.bundleContext().getProperty("org.osgi.service.http.port")).isEqualTo("1");
    } finally {
      host.stop();
    }
  }

  @Test
  void whatAFormerProcessLeftInTheTemporaryFolderIsCleared() throws Exception {
    HostSettings settings = distribution().settings();
    Path left = settings.data().resolve("tmp/a/b");
    Files.createDirectories(left);
    Host.start(settings).stop();
    assertThat(left).doesNotExist();
    assertThat(settings.data().resolve("tmp")).isDirectory();
  }
}
