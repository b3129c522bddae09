package org.exemplar.plugins.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.InstalledPlugin;
import org.exemplar.plugins.PluginState;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.content.MemoryFiles;
import org.exemplar.spi.LocalizedText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

class PluginCatalogueServiceTest {
  private static final Problem REFUSED =
      new Problem(
          "SDL_INVALID", new LocalizedText("冲突", "clash"), Optional.of("a.graphqls"), 3, "");

  @TempDir private Path temp;
  private FelixFixture felix;

  @BeforeEach
  void boot() throws Exception {
    felix = FelixFixture.bare(temp);
  }

  @AfterEach
  void stop() throws Exception {
    felix.close();
  }

  private Bundle install(String id) throws Exception {
    return felix.install(MemoryFiles.plugin(id).jar(temp.resolve(id + ".jar"), Map.of()));
  }

  @Test
  void pluginsThatRunAlreadyAreThereAtTheFirstCall() throws Exception {
    install("alpha").start();
    felix.openCatalogue();
    Catalogue first = felix.await(catalogue -> true);
    assertThat(first.active("alpha")).isPresent();
    assertThat(felix.service().current()).isSameAs(first);
  }

  @Test
  void theFirstCallWaitsForPluginsThatAreInstalledButNotStarted() throws Exception {
    Bundle alpha = install("alpha");
    Bundle beta = install("beta");
    felix.openCatalogue();
    alpha.start();
    beta.start();
    assertThat(felix.await(catalogue -> true).active()).hasSize(2);
  }

  @Test
  void whatTheHostCouldNotStartIsNamedWithItsReason() throws Exception {
    install("alpha");
    install("beta").start();
    Supplier<Map<String, String>> problems = () -> Map.of("test.alpha.jar", "no such package");
    felix
        .context()
        .registerService(
            Supplier.class,
            problems,
            FrameworkUtil.asDictionary(Map.of("exemplar.bundle.problems", true)));
    felix.openCatalogue();
    InstalledPlugin alpha = felix.awaitPlugin("alpha", PluginState.FAILED);
    assertThat(alpha.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.message().en()).contains("no such package"));
  }

  @Test
  void aPluginThatStopsIsGoneAndOneThatStartsAgainIsBack() throws Exception {
    felix.openCatalogue();
    Bundle alpha = install("alpha");
    alpha.start();
    felix.awaitPlugin("alpha", PluginState.ACTIVE);
    alpha.stop();
    felix.await(catalogue -> catalogue.plugins().isEmpty());
    alpha.start();
    felix.awaitPlugin("alpha", PluginState.ACTIVE);
  }

  @Test
  void aBundleThatStopsWaitsForTheListeners() throws Exception {
    felix.openCatalogue();
    Bundle alpha = install("alpha");
    alpha.start();
    felix.awaitPlugin("alpha", PluginState.ACTIVE);
    AtomicInteger state = new AtomicInteger();
    felix
        .service()
        .onChange(
            catalogue -> {
              if (catalogue.plugins().isEmpty()) {
                state.set(alpha.getState());
              }
            });
    alpha.stop();
    assertThat(state).hasValue(Bundle.STOPPING);
  }

  @Test
  void aPluginWaitsInQuarantineUntilTheOtherIsThere() throws Exception {
    felix.openCatalogue();
    MemoryFiles waiting =
        MemoryFiles.plugin("alpha")
            .with(
                "exemplar/criteria/x.yaml",
                """
                criteriaSet:
                  code: X1
                  issuer: {code: hunan, name: {zh: 湖南, en: Hunan}}
                  subjectKind: ORGANIZATION
                  name: {zh: 标准, en: Criteria}
                  version: 1.0.0
                  use: APPRAISAL
                  dimensions:
                    - {use: core/D1}
                  items:
                    - {code: X1.1, dimension: D1, text: {zh: 甲, en: A}, evidence: METRIC}
                """);
    felix.install(waiting.jar(temp.resolve("alpha.jar"), Map.of())).start();
    InstalledPlugin alpha = felix.awaitPlugin("alpha", PluginState.QUARANTINED);
    assertThat(alpha.problems().getFirst().code()).isEqualTo("REFERENCE_UNRESOLVED");
    MemoryFiles core =
        MemoryFiles.plugin("core", "PLATFORM")
            .with(
                "exemplar/dimensions.yaml",
                "dimensions:\n  - {code: D1, name: {zh: 发展, en: Development}}\n");
    Bundle bundle = felix.install(core.jar(temp.resolve("core.jar"), Map.of()));
    bundle.start();
    felix.awaitPlugin("alpha", PluginState.ACTIVE);
    bundle.stop();
    felix.awaitPlugin("alpha", PluginState.QUARANTINED);
  }

  @Test
  void aListenerCanPutAPluginIntoQuarantineWhileItIsCalled() throws Exception {
    felix.openCatalogue();
    felix
        .service()
        .onChange(
            catalogue ->
                catalogue
                    .active("alpha")
                    .ifPresent(alpha -> felix.service().quarantine("alpha", List.of(REFUSED))));
    install("alpha").start();
    InstalledPlugin alpha = felix.awaitPlugin("alpha", PluginState.QUARANTINED);
    assertThat(alpha.problems()).containsExactly(REFUSED);
    assertThat(alpha.plugin()).isEmpty();
  }

  @Test
  void quarantineEndsWhenTheBundleChanges() throws Exception {
    felix.openCatalogue();
    Bundle alpha = install("alpha");
    alpha.start();
    felix.awaitPlugin("alpha", PluginState.ACTIVE);
    felix.service().quarantine("alpha", List.of(REFUSED));
    felix.awaitPlugin("alpha", PluginState.QUARANTINED);
    alpha.update();
    felix.awaitPlugin("alpha", PluginState.ACTIVE);
  }

  @Test
  void aListenerIsToldNothingAfterItWasClosed() throws Exception {
    felix.openCatalogue();
    BlockingQueue<Catalogue> told = new LinkedBlockingQueue<>();
    AutoCloseable listening = felix.service().onChange(told::add);
    assertThat(told.poll(60, TimeUnit.SECONDS)).isNotNull();
    listening.close();
    install("alpha").start();
    felix.awaitPlugin("alpha", PluginState.ACTIVE);
    assertThat(told).isEmpty();
  }

  @Test
  void aListenerThatThrowsDisturbsNobody() throws Exception {
    felix.openCatalogue();
    CountDownLatch called = new CountDownLatch(2);
    felix
        .service()
        .onChange(
            catalogue -> {
              called.countDown();
              throw new IllegalStateException("planted");
            });
    install("alpha").start();
    felix.awaitPlugin("alpha", PluginState.ACTIVE);
    assertThat(called.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void nothingIsToldAnyMoreOnceThePlatformDrains() throws Exception {
    felix.openCatalogue();
    Bundle alpha = install("alpha");
    alpha.start();
    felix.awaitPlugin("alpha", PluginState.ACTIVE);
    drain();
    alpha.stop();
    assertThat(felix.service().current().plugins()).isEmpty();
    BlockingQueue<Catalogue> told = new LinkedBlockingQueue<>();
    felix.service().onChange(told::add).close();
    assertThat(told).isEmpty();
  }

  private void drain() throws Exception {
    for (ServiceReference<Runnable> reference :
        felix.context().getServiceReferences(Runnable.class, "(exemplar.drain=true)")) {
      Runnable drain = felix.context().getService(reference);
      if (drain != null) {
        drain.run();
      }
    }
  }
}
