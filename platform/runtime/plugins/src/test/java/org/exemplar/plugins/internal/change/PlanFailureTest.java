package org.exemplar.plugins.internal.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.CodeHeaders;
import org.exemplar.plugins.internal.content.MemoryFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot run is explained by the plan in plain words, with a remedy; nothing changes. */
class PlanFailureTest {
  @TempDir private Path temp;
  private ChangesFixture platform;

  @BeforeEach
  void boot() throws Exception {
    platform = new ChangesFixture(temp);
  }

  @AfterEach
  void stop() throws Exception {
    platform.close();
  }

  private void assertRefused(
      MemoryFiles files, Map<String, String> headers, String code, String zh, String en)
      throws Exception {
    PluginChange plan = platform.planned(platform.archive(files, headers));
    assertThat(plan.state()).isEqualTo(ChangeState.REFUSED);
    assertThat(plan.problems()).hasSize(1);
    Problem problem = plan.problems().getFirst();
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.message().zh()).contains(zh);
    assertThat(problem.message().en()).contains(en);
    assertThat(problem.message().zh() + problem.message().en())
        .doesNotContain("Exception", "java.", "org.osgi.framework.Bundle", temp.toString());
    assertThat(platform.felix().context().getBundles()).hasSize(1);
    assertThat(platform.running().lock().plugins()).isEmpty();
  }

  static Stream<Arguments> manifests() {
    return Stream.of(
        Arguments.of(
            Map.of("Import-Package", "not.there"),
            "缺少包 not.there（Import-Package）",
            "nobody offers package not.there (Import-Package); remove from the manifest"),
        Arguments.of(
            Map.of("Import-Package", "org.exemplar.spi;version=\"[7,8)\""),
            "包 org.exemplar.spi ≥ 7.0.0 < 8.0.0",
            "package org.exemplar.spi ≥ 7.0.0 < 8.0.0"),
        Arguments.of(
            Map.of("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\""),
            "Java 环境 JavaSE ≥ 99",
            "Java environment JavaSE ≥ 99 (the platform runs on Java "),
        Arguments.of(
            Map.of("Require-Capability", "some.thing;filter:=\"(a=b)\""),
            "能力 some.thing (a=b)",
            "capability some.thing (a=b)"));
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void aBundleThatCannotStartIsToldWhatItLacks(Map<String, String> headers, String zh, String en)
      throws Exception {
    assertRefused(MemoryFiles.plugin("alpha"), headers, "START_FAILED", zh, en);
  }

  @Test
  void codeWithoutItsImportsIsToldThePackage() throws Exception {
    assertRefused(
        MemoryFiles.plugin("alpha").withCode(),
        CodeHeaders.with(Map.of("Import-Package", "org.osgi.framework")),
        "START_FAILED",
        "代码用到的包 org.exemplar.spi",
        "its code uses package org.exemplar.spi");
  }

  @Test
  void whatTheCodeSaysItselfIsPassedOn() throws Exception {
    assertRefused(
        MemoryFiles.plugin("alpha").withCode(),
        CodeHeaders.with(Map.of("Test-Fails", "true")),
        "START_FAILED",
        "插件包无法启动：no licence key",
        "no licence key; correct that");
  }

  @Test
  void codeThatDoesNotComeBackIsGivenUpAfterTheLimit() throws Exception {
    platform.close();
    platform = new ChangesFixture(temp, 5);
    assertRefused(
        MemoryFiles.plugin("alpha").withCode(),
        CodeHeaders.with(Map.of("Test-Id", "alpha", "Test-Hangs", "start")),
        "PLUGIN_HANGS",
        "秒内没有启动完",
        "did not come to the end of its start within");
    assertRefused(
        MemoryFiles.plugin("beta").withCode(),
        CodeHeaders.with(Map.of("Test-Id", "beta", "Test-Hangs", "descriptor")),
        "PLUGIN_HANGS",
        "被询问后尚未回答",
        "has not answered");
  }

  @Test
  void wrongContentIsNamedWithFileAndLine() throws Exception {
    MemoryFiles files = MemoryFiles.plugin("alpha");
    files.with("exemplar/forms/wrong.yaml", "form:\n  id: Wrong_1\n");
    PluginChange plan = platform.planned(files);
    assertThat(plan.state()).isEqualTo(ChangeState.REFUSED);
    assertThat(plan.problems())
        .extracting(
            problem -> problem.code() + " " + problem.file().orElse("") + ":" + problem.line())
        .contains("CONTENT_INVALID exemplar/forms/wrong.yaml:2");
  }

  @Test
  void whatIsNoArchiveIsToldSo() throws Exception {
    for (byte[] bytes :
        new byte[][] {{}, "Rar! or a page of HTML".getBytes(StandardCharsets.UTF_8)}) {
      PluginChange plan = platform.planned(bytes);
      assertThat(plan.state()).isEqualTo(ChangeState.REFUSED);
      assertThat(plan.problems().getFirst().code()).isEqualTo("ARCHIVE_UNREADABLE");
    }
  }
}
