package org.exemplar.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.PluginKind;

/** Folders of plugins, publishers and keys for tests. */
public final class Sources {
  public static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  public static final KeyPair KEY = Keys.generate();
  public static final KeyPair OTHER_KEY = Keys.generate();

  public static final String LOCALITY =
      """
      plugin:
        id: willow
        version: 1.2.0
        kind: LOCALITY
        name: {zh: 柳溪, en: Willow}
        description: {zh: 柳溪的做法。, en: What Willow does.}
        scope: ["990102", "990101"]
        requires: [{plugin: rural, versions: "[1.0,2)"}]
      """;

  public static final String SECTOR =
      """
      plugin:
        id: school
        version: 1.0.0
        kind: SECTOR
        name: {zh: 学校, en: School}
        description: {zh: 学校。, en: Schools.}
      """;

  private Sources() {}

  /** A folder with a plugin of two more files. */
  public static Path folder(Path folder, String descriptor) throws IOException {
    write(folder, "plugin.yaml", descriptor);
    write(folder, "glossary/words.yaml", "glossary: []\n");
    return write(folder, "messages/zh-CN.yaml", "messages: {a: " + "文字".repeat(400) + "}\n");
  }

  /** Writes a file into a folder and gives the folder back. */
  public static Path write(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    return folder;
  }

  /** A packed archive. */
  public static Path packed(Path work, String descriptor) throws IOException {
    Path jar = work.resolve("plugin.jar");
    Writing writing = Packer.pack(folder(work.resolve("source"), descriptor), jar);
    if (writing instanceof Writing.NotWritten refused) {
      throw new AssertionError(refused.problems());
    }
    return jar;
  }

  /** A packed archive that the publisher {@code willow-office} has signed. */
  public static Path signed(Path work, String descriptor) throws IOException {
    Path jar = packed(work, descriptor);
    Signer.sign(jar, KEY.getPrivate(), "willow-office", "main", NOW, Optional.empty());
    return jar;
  }

  /** A trust store with one publisher. */
  public static TrustStore trust(PublisherKey key, Publisher.Grant... grants) {
    Publisher publisher =
        new Publisher(
            "willow-office",
            new LocalizedText("柳溪办公室", "Willow office"),
            List.of(key),
            List.of(grants));
    return new TrustStore(List.of(publisher), UnsignedPolicy.DENY, List.of());
  }

  /** A key that is simply good. */
  public static PublisherKey key() {
    return new PublisherKey(
        "main", KEY.getPublic(), Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  public static Publisher.Grant grant(PluginKind kind, String... scope) {
    return new Publisher.Grant(Set.of(kind), Set.of(scope));
  }

  /** A verifier for the publisher, who may publish everything. */
  public static ArchiveVerifier verifier() {
    return verifier(trust(key(), grant(PluginKind.LOCALITY, "*"), grant(PluginKind.SECTOR, "*")));
  }

  public static ArchiveVerifier verifier(TrustStore trust) {
    return new ArchiveVerifier(trust, ScopeTree.EXACT, CLOCK, ArchiveLimits.STANDARD);
  }

  /** The codes of a refusal; empty when admitted. */
  public static List<String> codes(Verification verification) {
    return verification instanceof Verification.Refused refused
        ? refused.problems().stream().map(ArchiveProblem::code).distinct().toList()
        : List.of();
  }
}
