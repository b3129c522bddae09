package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.exemplar.distribution.visitor.VisitorPlugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin with code of its own comes and goes while others are served. */
class PluginSwapIT {
  private static final int CYCLES = 30;
  private static final int REQUESTS_PER_SECOND = 50;

  @TempDir private Path folder;

  @Test
  void a_plugin_comes_and_goes_thirty_times_and_nobody_else_notices() throws Exception {
    Path data = folder.resolve("data");
    Path jar = visitorPlugin(folder.resolve("visitor.jar"));
    Set<String> failures = ConcurrentHashMap.newKeySet();
    AtomicInteger answered = new AtomicInteger();
    try (Platform platform = Platform.start(data);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      clock.scheduleAtFixedRate(
          () -> clients.submit(() -> ask(platform, answered, failures)),
          0,
          1_000 / REQUESTS_PER_SECOND,
          TimeUnit.MILLISECONDS);
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        install(jar, data);
        platform.eventually(
            "{visitor{greeting}}",
            answer -> answer.at("/data/visitor/greeting").asText().equals("你好"));
        Files.delete(data.resolve("plugins/visitor.jar"));
        platform.eventually(
            "{visitor{greeting}}",
            answer -> answer.toString().contains("GRAPHQL_VALIDATION_FAILED"));
      }
      clock.shutdownNow();
      clients.shutdown();
      assertThat(clients.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
      assertThat(failures).isEmpty();
      assertThat(answered.get()).isGreaterThan(CYCLES);
      assertThat(loaded(platform)).as("class loaders of the plugin that are still there").isZero();
    }
  }

  @Test
  void a_plugin_that_cannot_be_read_is_named_with_file_and_line_and_the_rest_runs()
      throws Exception {
    Path data = folder.resolve("data");
    try (Platform platform = Platform.start(data)) {
      Path jar = folder.resolve("wrong.jar");
      Map<String, String> files =
          Map.of("exemplar/plugin.yaml", "plugin:\n  id: wrong\n  version: one\n  kind: SECTOR\n");
      archive(jar, "org.example.wrong", "", files, Map.of());
      Files.createDirectories(data.resolve("plugins"));
      Files.copy(jar, data.resolve("plugins/wrong.jar"));
      platform.eventually(
          "{plugins{id state problems{code file line message}} sectors{id}}",
          answer ->
              answer.toString().contains("QUARANTINED")
                  && answer.toString().contains("plugin.yaml")
                  && answer.at("/data/sectors").size() == 5);
    }
  }

  private static void ask(Platform platform, AtomicInteger answered, Set<String> failures) {
    try {
      HttpResponse<String> answer = platform.post("{sectors{id forms{id}}}", Map.of());
      if (answer.statusCode() == 200 && !answer.body().contains("\"errors\"")) {
        answered.incrementAndGet();
      } else {
        failures.add(answer.body());
      }
    } catch (IOException | InterruptedException broken) {
      failures.add(broken.toString());
    }
  }

  private static void install(Path jar, Path data) throws IOException {
    Path plugins = Files.createDirectories(data.resolve("plugins"));
    Path part =
        Files.copy(jar, plugins.resolve("visitor.part"), StandardCopyOption.REPLACE_EXISTING);
    Files.move(part, plugins.resolve("visitor.jar"), StandardCopyOption.ATOMIC_MOVE);
  }

  /** How many class loaders hold the plugin's class, after a full collection. */
  private static long loaded(Platform platform) throws Exception {
    String pid = String.valueOf(platform.pid());
    long loaders = 0;
    for (int look = 0; look < 5; look++) {
      jcmd(pid, "GC.run");
      loaders =
          jcmd(pid, "VM.classloaders", "show-classes=true")
              .lines()
              .filter(line -> line.contains(VisitorPlugin.class.getName()))
              .count();
      if (loaders == 0) {
        return 0;
      }
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
    return loaders;
  }

  private static String jcmd(String... arguments) throws Exception {
    java.util.List<String> command = new java.util.ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    command.addAll(java.util.List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static Path visitorPlugin(Path jar) throws IOException {
    Map<String, String> files =
        Map.of(
            "exemplar/plugin.yaml",
            """
            plugin:
              id: visitor
              version: 1.0.0
              kind: SECTOR
              name: {zh: 访客, en: Visitor}
              description: {zh: 来了又走, en: Comes and goes}
            """,
            "OSGI-INF/visitor.xml",
            """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="visitor">
              <implementation class="%1$s"/>
              <service><provide interface="org.exemplar.spi.Plugin"/></service>
            </scr:component>
            """
                .formatted(VisitorPlugin.class.getName()));
    String path = VisitorPlugin.class.getName().replace('.', '/');
    archive(
        jar,
        "org.example.visitor",
        "org.exemplar.spi,org.exemplar.spi.schema",
        files,
        Map.of(
            path + ".class", classFile(path),
            path + "$Greeting.class", classFile(path + "$Greeting"),
            path + "$Hello.class", classFile(path + "$Hello")));
    return jar;
  }

  private static byte[] classFile(String path) throws IOException {
    try (InputStream stream = PluginSwapIT.class.getResourceAsStream("/" + path + ".class")) {
      return stream.readAllBytes();
    }
  }

  private static void archive(
      Path jar, String name, String imports, Map<String, String> texts, Map<String, byte[]> classes)
      throws IOException {
    Manifest manifest = new Manifest();
    Attributes header = manifest.getMainAttributes();
    header.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    header.putValue("Bundle-ManifestVersion", "2");
    header.putValue("Bundle-SymbolicName", name);
    header.putValue("Bundle-Version", "1.0.0");
    if (!imports.isEmpty()) {
      header.putValue("Import-Package", imports);
      header.putValue("Service-Component", "OSGI-INF/visitor.xml");
    }
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        put(out, text.getKey(), text.getValue().getBytes(StandardCharsets.UTF_8));
      }
      for (Map.Entry<String, byte[]> type : classes.entrySet()) {
        put(out, type.getKey(), type.getValue());
      }
    }
  }

  private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content);
    out.closeEntry();
  }
}
