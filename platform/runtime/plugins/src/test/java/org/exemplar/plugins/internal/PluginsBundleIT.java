package org.exemplar.plugins.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.felix.framework.FrameworkFactory;
import org.exemplar.plugins.internal.content.RealPlugins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/**
 * The packaged bundle with its real dependencies, wired by Declarative Services. Its classes are
 * not the test's, so the test talks to them by reflection.
 */
class PluginsBundleIT {
  /** One class of each bundle that is needed. */
  private static final List<String> BUNDLES =
      List.of(
          "org.osgi.util.function.Function",
          "org.osgi.util.promise.Promise",
          "org.osgi.service.component.ComponentContext",
          "org.apache.felix.scr.info.ScrInfo",
          "org.jspecify.annotations.NullMarked",
          "com.fasterxml.jackson.core.JsonFactory",
          "com.fasterxml.jackson.annotation.JsonProperty",
          "com.fasterxml.jackson.databind.ObjectMapper",
          "org.yaml.snakeyaml.Yaml",
          "com.fasterxml.jackson.dataformat.yaml.YAMLFactory",
          "com.fasterxml.jackson.datatype.jdk8.Jdk8Module",
          "com.fasterxml.jackson.datatype.jsr310.JavaTimeModule",
          "com.ethlo.time.ITU",
          "com.networknt.schema.SchemaRegistry",
          "org.exemplar.spi.Plugin",
          "org.exemplar.archive.PluginArchive",
          "org.exemplar.archive.Packer",
          "org.exemplar.plugins.PluginCatalogue");

  /** Of the store no more than its types; without it nothing changes, and all runs. */
  private static final String STORE =
      "org.exemplar.store;version=1.0.0,org.jdbi.v3.core;version=3.55.0,"
          + "org.jdbi.v3.core.mapper;version=3.55.0,org.jdbi.v3.core.result;version=3.55.0,"
          + "org.jdbi.v3.core.statement;version=3.55.0";

  @TempDir private Path temp;
  private Framework framework;
  private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();

  @BeforeEach
  void boot() throws Exception {
    framework = newFramework("felix");
  }

  @AfterEach
  void stop() throws Exception {
    framework.stop();
    framework.waitForStop(10_000);
  }

  private Framework newFramework(String cache) throws BundleException {
    Framework made =
        new FrameworkFactory()
            .newFramework(
                Map.of(
                    "org.osgi.framework.storage",
                    temp.resolve(cache).toString(),
                    "org.osgi.framework.system.packages.extra",
                    "org.slf4j;version=2.0.17,org.slf4j.event;version=2.0.17,"
                        + "org.slf4j.spi;version=2.0.17,org.slf4j.helpers;version=2.0.17,"
                        + STORE,
                    "felix.log.level",
                    "0",
                    "exemplar.data",
                    temp.resolve("data").toString()));
    made.start();
    return made;
  }

  private static List<Bundle> install(BundleContext context) throws Exception {
    List<Bundle> bundles = new ArrayList<>();
    for (String name : BUNDLES) {
      bundles.add(context.installBundle("reference:" + archive(Class.forName(name)).toUri()));
    }
    return bundles;
  }

  private static Path archive(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private List<Bundle> installPlugins(BundleContext context) throws Exception {
    List<Bundle> plugins = new ArrayList<>();
    for (Map.Entry<String, Path> plugin : RealPlugins.FOLDERS.entrySet()) {
      Path jar = temp.resolve(plugin.getKey() + ".jar");
      RealPlugins.files(plugin.getValue()).jar(jar, Map.of());
      plugins.add(context.installBundle("reference:" + jar.toUri()));
    }
    return plugins;
  }

  /** Starts everything and waits until all plugins were told. */
  private void start() throws Exception {
    BundleContext context = framework.getBundleContext();
    List<Bundle> bundles = install(context);
    bundles.addAll(installPlugins(context));
    for (Bundle bundle : bundles) {
      bundle.start();
    }
    listen(context);
    Object catalogue = await(6);
    assertThat(states(catalogue)).containsOnly("ACTIVE");
  }

  private void listen(BundleContext context) throws Exception {
    ServiceReference<?>[] references =
        context.getAllServiceReferences("org.exemplar.plugins.PluginCatalogue", null);
    assertThat(references).as("the catalogue component is satisfied").hasSize(1);
    ServiceReference<?> reference = Objects.requireNonNull(references)[0];
    Object service = Objects.requireNonNull(context.getService(reference));
    Consumer<Object> listener = told::add;
    service.getClass().getMethod("onChange", Consumer.class).invoke(service, listener);
  }

  private Object await(int plugins) throws Exception {
    Object last = "nothing";
    while (true) {
      Object catalogue = told.poll(60, TimeUnit.SECONDS);
      assertThat(catalogue).as("after %s", last).isNotNull();
      last = Objects.requireNonNull(catalogue);
      if (states(last).size() == plugins) {
        return last;
      }
    }
  }

  private static List<String> states(Object catalogue) throws ReflectiveOperationException {
    List<String> states = new ArrayList<>();
    List<?> plugins = (List<?>) catalogue.getClass().getMethod("plugins").invoke(catalogue);
    for (Object plugin : Objects.requireNonNull(plugins)) {
      states.add(String.valueOf(plugin.getClass().getMethod("state").invoke(plugin)));
    }
    return states;
  }

  @Test
  void allRealPluginsWorkAndAreRememberedForTheNextStart() throws Exception {
    start();
    stop();
    told.clear();
    framework = newFramework("felix2");
    start();
    try (var cached = Files.list(temp.resolve("data/cache/plugin-content"))) {
      assertThat(cached).hasSize(6);
    }
  }
}
