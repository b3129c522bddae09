package org.exemplar.testkit.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.exemplar.testkit.ContractOutcome;
import org.exemplar.testkit.PluginClient;

/** Whether archives that are not as they should be are refused, and nothing else happens. */
record BadArchiveLook(Bench bench) implements Checks.Look {
  private static final String STATE =
      "{platform {schemaHash bundleProblems {bundle}} plugins {id version state}}";

  @Override
  public ContractOutcome look() throws IOException {
    bench.installed();
    bench.away();
    JsonNode before = bench.data(STATE, Map.of());
    Map<String, byte[]> damaged = damaged(bench.subject());
    Findings findings = new Findings();
    damaged.forEach((how, archive) -> refuse(bench.plugins(), how, archive, "", findings));
    refuse(
        bench.plugins(),
        "a reference into nothing",
        dangling(bench.subject()),
        "REFERENCE_UNRESOLVED",
        findings);
    JsonNode after = bench.data(STATE, Map.of());
    if (!before.equals(after)) {
      findings.add(
          "STATE_CHANGED",
          "拒绝之后平台变了：" + before + " → " + after,
          "the platform is another one after the refusals: " + before + " → " + after);
    }
    return findings.outcome(
        damaged.size() + " 种损坏和 1 处悬空引用都被拒绝",
        damaged.size() + " kinds of damage and a reference into nothing were refused");
  }

  static void refuse(
      PluginClient plugins, String how, byte[] archive, String code, Findings findings) {
    JsonNode plan = plugins.planInstall(archive);
    boolean refused =
        plan.at("/change/state").asText().equals("REFUSED")
            && plan.at("/change/problems/0/code").asText().startsWith(code)
            && plan.at("/change/problems/0/code").isTextual();
    if (!refused) {
      findings.add(
          "BAD_ARCHIVE_TAKEN",
          "插件包（" + how + "）应被拒绝，而平台回答 " + plan.path("change"),
          "the archive (" + how + ") should be refused; its plan is " + plan.path("change"));
    }
  }

  private static Map<String, byte[]> damaged(Subject subject) throws IOException {
    byte[] whole = subject.archive();
    byte[] flipped = whole.clone();
    flipped[flipped.length / 2] ^= 1;
    Map<String, byte[]> damaged = new LinkedHashMap<>();
    damaged.put("one bit flipped", flipped);
    damaged.put("cut off", Arrays.copyOf(whole, whole.length * 2 / 3));
    damaged.put("an entry added", added(whole));
    damaged.put(
        "plugin.yaml damaged",
        Repacking.jar(Repacking.with(subject.entries(), Repacking.DESCRIPTOR, "plugin: {id: [\n")));
    return damaged;
  }

  private static byte[] added(byte[] archive) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive));
        ZipOutputStream out = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Repacking.put(out, entry.getName(), in.readAllBytes());
      }
      Repacking.put(out, "exemplar/more.yaml", "messages: {}".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  /** In good order as an archive, and with a type that refines one which is nowhere. */
  private static byte[] dangling(Subject subject) throws IOException {
    Repacking.Packed packed =
        Repacking.pack(
            Repacking.with(
                subject.entries(),
                "exemplar/organization-types/testkit.yaml",
                """
                organizationTypes:
                  - code: testkit-dangling
                    name: {zh: 悬空, en: Dangling}
                    description: {zh: 所细化的类型不存在, en: Refines a type that is not there}
                    extends: nowhere/no-such-type
                    levels: [VILLAGE]
                    attributes: []
                    sources: []
                """));
    if (!packed.problems().isEmpty()) {
      throw new IllegalStateException(packed.problems().toString());
    }
    return packed.bytes();
  }
}
