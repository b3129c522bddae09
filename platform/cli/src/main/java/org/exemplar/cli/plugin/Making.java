package org.exemplar.cli.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.exemplar.archive.Contents;
import org.exemplar.archive.Keys;
import org.exemplar.archive.Packer;
import org.exemplar.archive.PluginSources;
import org.exemplar.archive.Sealer;
import org.exemplar.archive.Signer;
import org.exemplar.archive.Writing;
import org.exemplar.cli.CommandRefused;
import org.exemplar.graphql.OwnSdl;
import org.exemplar.plugins.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Makes archives.
 *
 * @param report where to tell how it went
 */
record Making(Report report) {
  int pack(Path folder, @Nullable Path output) {
    Paths.folder(folder);
    try {
      Path jar = output == null ? named(folder) : output;
      return isSdlWrong(PluginSources.ofFolder(folder), report.inFolder())
          ? 1
          : tell(jar, Packer.pack(folder, jar), report.inFolder());
    } catch (IOException broken) {
      throw Paths.broken(output == null ? folder : output);
    }
  }

  private static Path named(Path folder) throws IOException {
    return Path.of(
        PluginSources.ofFolder(folder)
            .identity()
            .map(who -> who.id() + "-" + who.version() + ".jar")
            .orElse("plugin.jar"));
  }

  /** Whether the plugin's own SDL keeps it from being packed; says why. */
  private static boolean isSdlWrong(PluginSources sources, Report told) {
    List<Problem> problems =
        sources.identity().map(who -> OwnSdl.check(who.id(), sources.entries())).orElse(List.of());
    told.content(problems);
    return !problems.isEmpty();
  }

  int seal(Path jar) {
    Paths.file(jar);
    try {
      return isSdlWrong(PluginSources.ofJar(jar), report) ? 1 : tell(jar, Sealer.seal(jar), report);
    } catch (IOException broken) {
      throw Paths.broken(jar);
    }
  }

  int sign(
      Path archive,
      Path keyFile,
      String publisher,
      @Nullable String keyId,
      @Nullable String expires) {
    Paths.file(archive);
    PrivateKey key = key(Paths.file(keyFile));
    String id = keyId == null ? Keys.id(Keys.publicKey(key)) : keyId;
    Optional<Instant> until = Optional.ofNullable(expires).map(Making::day);
    try {
      return tell(archive, Signer.sign(archive, key, publisher, id, Instant.now(), until), report);
    } catch (IllegalArgumentException wrong) {
      throw impossible();
    } catch (IOException broken) {
      throw Paths.broken(archive);
    }
  }

  /** What is said where a signature cannot be made as somebody wants it. */
  static CommandRefused impossible() {
    return CommandRefused.usage(
        "SIGNATURE_IMPOSSIBLE",
        "发布者和密钥的 id 应为小写字母、数字和连字符，--expires 应在今天之后 / ids of publisher and key are of small"
            + " letters, digits and hyphens, and --expires lies ahead");
  }

  static PrivateKey key(Path file) {
    try {
      return Keys.readPrivate(file);
    } catch (IllegalArgumentException wrong) {
      throw CommandRefused.usage(
          "KEY_INVALID",
          "文件中没有 Ed25519 私钥（PKCS#8 PEM） / There is no private Ed25519 key (PKCS#8 in PEM) in "
              + file);
    } catch (IOException broken) {
      throw Paths.broken(file);
    }
  }

  static Instant day(String text) {
    try {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException wrong) {
      throw CommandRefused.usage(
          "DATE_INVALID",
          "--expires 应为日期，如 2027-01-31 / --expires takes a date such as 2027-01-31");
    }
  }

  private int tell(Path jar, Writing writing, Report told) throws IOException {
    switch (writing) {
      case Writing.Written written -> {
        told.archive(written.notes());
        Contents contents = written.archive().contents();
        String signed =
            written.archive().signature().map(s -> ", signed by " + s.publisher()).orElse("");
        report.line(
            "%s: %s %s, %d bytes, SHA-256 %s%s",
            jar,
            contents.id(),
            contents.version(),
            Files.size(jar),
            written.archive().sha256(),
            signed);
        return 0;
      }
      case Writing.NotWritten refused -> {
        told.archive(refused.problems());
        return 1;
      }
    }
  }
}
