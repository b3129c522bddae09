package org.exemplar.plugins.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.exemplar.plugins.InstalledPlugin;
import org.exemplar.plugins.PluginState;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.content.MemoryFiles;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.SharedCriterion;
import org.exemplar.spi.schema.SdlFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

class CodedPluginTest {
  private static final String ANNOUNCED =
      "osgi.service;objectClass:List<String>=\"org.exemplar.spi.Plugin\"";

  @TempDir private Path temp;
  private FelixFixture felix;

  @BeforeEach
  void boot() throws Exception {
    felix = FelixFixture.open(temp);
  }

  @AfterEach
  void stop() throws Exception {
    felix.close();
  }

  private Path jar(String id, Map<String, String> headers) throws Exception {
    return MemoryFiles.plugin(id)
        .with(
            "exemplar/shared-criteria/files.yaml",
            "sharedCriteria:\n  - {code: from-files, text: {zh: 甲, en: A}, evidence: METRIC}\n")
        .withCode()
        .jar(temp.resolve(id + ".jar"), CodeHeaders.with(headers));
  }

  private InstalledPlugin start(Path jar, PluginState state, String id) throws Exception {
    felix.install(jar).start();
    return felix.awaitPlugin(id, state);
  }

  @Test
  void whatCodeContributesFollowsWhatFilesContribute() throws Exception {
    Path jar = jar("alpha", Map.of("Test-Id", "alpha", "Provide-Capability", ANNOUNCED));
    Plugin plugin = start(jar, PluginState.ACTIVE, "alpha").plugin().orElseThrow();
    assertThat(plugin.sharedCriteria())
        .extracting(SharedCriterion::code)
        .containsExactly("from-files", "from-code");
    assertThat(plugin.sdl()).extracting(SdlFile::name).containsExactly("code.graphqls");
  }

  @Test
  void aMethodThatThrowsQuarantinesThePlugin() throws Exception {
    Path jar =
        jar(
            "alpha",
            Map.of("Test-Id", "alpha", "Test-Throws", "true", "Provide-Capability", ANNOUNCED));
    felix.install(jar).start();
    felix.await(
        catalogue ->
            catalogue.plugins().stream()
                .flatMap(plugin -> plugin.problems().stream())
                .anyMatch(CodedPluginTest::saysWhatThrew));
  }

  private static boolean saysWhatThrew(Problem problem) {
    return problem.code().equals("PLUGIN_THREW")
        && problem.message().zh().contains("sharedCriteria")
        && !problem.message().en().contains("the moon is full");
  }

  @Test
  void codeThatNamesAnotherPluginIsRefused() throws Exception {
    Path jar = jar("alpha", Map.of("Test-Id", "omega"));
    felix.install(jar).start();
    felix.await(
        catalogue ->
            catalogue.plugins().stream()
                .flatMap(plugin -> plugin.problems().stream())
                .anyMatch(problem -> problem.code().equals("PLUGIN_ID_DIFFERS")));
  }

  @Test
  void anAnnouncedServiceThatIsMissingIsNamedUntilItComes() throws Exception {
    Path jar =
        jar(
            "alpha",
            Map.of("Test-Id", "alpha", "Test-Silent", "true", "Provide-Capability", ANNOUNCED));
    InstalledPlugin waiting = start(jar, PluginState.QUARANTINED, "alpha");
    assertThat(waiting.problems())
        .extracting(Problem::code)
        .containsExactly("PLUGIN_SERVICE_MISSING");
    Bundle bundle = Objects.requireNonNull(felix.context().getBundle(waiting.bundleId()));
    ServiceRegistration<?> registration = register(bundle);
    felix.awaitPlugin("alpha", PluginState.ACTIVE);
    registration.unregister();
    felix.awaitPlugin("alpha", PluginState.QUARANTINED);
  }

  private static ServiceRegistration<?> register(Bundle bundle) throws Exception {
    BundleContext context = Objects.requireNonNull(bundle.getBundleContext());
    Object plugin =
        bundle
            .loadClass("org.exemplar.plugins.fixture.CodedPlugin")
            .getDeclaredConstructor()
            .newInstance();
    plugin.getClass().getMethod("named", String.class).invoke(plugin, "alpha");
    return context.registerService(Plugin.class.getName(), plugin, null);
  }
}
