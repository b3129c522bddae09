package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.exemplar.archive.Keys;
import org.exemplar.archive.Signer;
import org.exemplar.archive.Writing;
import org.exemplar.testkit.PlatformProcess;
import org.exemplar.testkit.PluginClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Archives that somebody tampered with are not admitted, and each attempt is on the record. */
@Timeout(900)
class PluginTamperIT {
  private static final int FLIPPED = Form.isLong() ? 990 : 30;
  private static final String SIGNATURE = "META-INF/exemplar/signature.json";
  private static final int BOMB = 160 << 20;

  @TempDir private Path work;

  @Test
  void nothing_that_was_tampered_with_is_admitted_and_all_of_it_is_recorded() throws Exception {
    Path home = Homes.copy(work.resolve("home"));
    byte[] good = signed(home);
    Map<String, byte[]> wrong = new LinkedHashMap<>();
    flipped(good, wrong);
    wrong.put("an entry more", rewritten(good, name -> true, "exemplar/more.yaml", 10));
    wrong.put("an entry less", rewritten(good, name -> !name.contains("glossary"), "", 0));
    wrong.put("stripped", rewritten(good, name -> !name.equals(SIGNATURE), "", 0));
    wrong.put("out of the folder", rewritten(good, name -> true, "../../evil.sh", 10));
    wrong.put("absolute", rewritten(good, name -> true, "/etc/evil", 10));
    wrong.put("a bomb", rewritten(good, name -> true, "exemplar/bomb", BOMB));
    wrong.put("something behind", joined(good, "more".getBytes(StandardCharsets.UTF_8)));
    wrong.put("something before", joined("#!/bin/sh\n".getBytes(StandardCharsets.UTF_8), good));
    wrong.put("cut off", java.util.Arrays.copyOf(good, good.length / 2));
    wrong.put("empty", new byte[0]);
    wrong.put("signed by a stranger", Files.readAllBytes(foreign(home)));
    wrong.put("signed by another key of that name", Files.readAllBytes(otherKey(home)));
    wrong.put("expired", Files.readAllBytes(expired()));
    try (PlatformProcess platform = PlatformProcess.start(home, work.resolve("data"))) {
      PluginClient plugins = new PluginClient(platform);
      int before = recorded(platform);
      for (Map.Entry<String, byte[]> each : wrong.entrySet()) {
        JsonNode plan = plugins.planInstall(each.getValue());
        assertThat(plan.at("/change/state").asText()).as(each.getKey()).isEqualTo("REFUSED");
        assertThat(plan.at("/change/problems").isEmpty()).as(each.getKey()).isFalse();
        JsonNode applied = plugins.apply(plan);
        assertThat(applied.at("/errors/0/code").asText()).isEqualTo("PLAN_REFUSED");
      }
      assertThat(recorded(platform) - before).isEqualTo(wrong.size());
      assertThat(platform.answer("{plugins{id}}", Map.of()).at("/data/plugins")).hasSize(6);
      plugins.succeed(plugins.planInstall(good));
    }
  }

  private static int recorded(PlatformProcess platform) {
    return platform
        .answer("{pluginChanges(first: 1){totalCount}}", Map.of())
        .at("/data/pluginChanges/totalCount")
        .asInt();
  }

  private static void flipped(byte[] good, Map<String, byte[]> wrong) {
    long seed = System.nanoTime();
    System.out.println("PluginTamperIT seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < FLIPPED; i++) {
      byte[] bytes = good.clone();
      int at = random.nextInt(bytes.length);
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      wrong.put("flip " + i + " of byte " + at, bytes);
    }
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] all = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  /** The same entries, some left out, and maybe one more of zeros. */
  private static byte[] rewritten(byte[] jar, Predicate<String> stays, String more, int length)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (stays.test(entry.getName())) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          in.transferTo(out);
        }
      }
      if (!more.isEmpty()) {
        out.putNextEntry(new ZipEntry(more));
        out.write(new byte[length]);
      }
    }
    return bytes.toByteArray();
  }

  /** A plugin, signed by a publisher whom the platform trusts for it. */
  private byte[] signed(Path home) throws Exception {
    run(home, "init", work.resolve("tea").toString());
    run(home, "pack", work.resolve("tea").toString(), "-o", work.resolve("tea.jar").toString());
    run(home, "keygen", "--publisher", "qinghe", "-o", work.resolve("keys").toString());
    Files.writeString(
        home.resolve("conf/trust/qinghe.yaml"),
        Files.readString(work.resolve("keys/qinghe.yaml"))
            .replace("mayPublish: []", "mayPublish: [{kinds: [LOCALITY], scope: ['990101']}]"));
    sign(home, work.resolve("tea.jar"), "keys");
    return Files.readAllBytes(work.resolve("tea.jar"));
  }

  private void sign(Path home, Path jar, String keys) throws Exception {
    String key = work.resolve(keys).resolve("qinghe.key").toString();
    run(home, "sign", jar.toString(), "--key", key, "--publisher", "qinghe");
  }

  private Path copy(String name) throws IOException {
    return Files.copy(work.resolve("tea.jar"), work.resolve(name));
  }

  private Path foreign(Path home) throws Exception {
    Path jar = copy("foreign.jar");
    run(home, "keygen", "--publisher", "stranger", "-o", work.resolve("strange").toString());
    String key = work.resolve("strange/stranger.key").toString();
    run(home, "sign", jar.toString(), "--key", key, "--publisher", "stranger");
    return jar;
  }

  private Path otherKey(Path home) throws Exception {
    Path jar = copy("other.jar");
    run(home, "keygen", "--publisher", "qinghe", "-o", work.resolve("false").toString());
    sign(home, jar, "false");
    return jar;
  }

  private Path expired() throws IOException {
    Path jar = copy("expired.jar");
    var key = Keys.readPrivate(work.resolve("keys/qinghe.key"));
    Instant now = Instant.now();
    Writing written =
        Signer.sign(
            jar,
            key,
            "qinghe",
            Keys.id(Keys.publicKey(key)),
            now.minus(Duration.ofDays(2)),
            Optional.of(now.minus(Duration.ofDays(1))));
    assertThat(written).isInstanceOf(Writing.Written.class);
    return jar;
  }

  private static void run(Path home, String command, String... more) throws Exception {
    String[] all = new String[more.length + 2];
    all[0] = "plugin";
    all[1] = command;
    System.arraycopy(more, 0, all, 2, more.length);
    PlatformProcess.Ended ended = PlatformProcess.run(home, all);
    assertThat(ended.code()).as(ended.output()).isZero();
  }
}
