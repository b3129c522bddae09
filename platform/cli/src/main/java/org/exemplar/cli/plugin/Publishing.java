package org.exemplar.cli.plugin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.exemplar.archive.ArchiveProblem;
import org.exemplar.archive.ArchiveVerifier;
import org.exemplar.archive.Contents;
import org.exemplar.archive.Keys;
import org.exemplar.archive.Publisher;
import org.exemplar.archive.PublisherKey;
import org.exemplar.archive.ScopeTree;
import org.exemplar.archive.TrustStore;
import org.exemplar.archive.Verification;
import org.exemplar.cli.CommandRefused;
import org.exemplar.cli.Home;
import org.jspecify.annotations.Nullable;

/**
 * Publishers, their keys and who trusts them.
 *
 * @param report where to tell how it went
 */
record Publishing(Report report) {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  int keygen(String publisher, @Nullable String nameZh, @Nullable String nameEn, Path folder) {
    if (!ID.matcher(publisher).matches()) {
      throw CommandRefused.usage(
          "ID_INVALID",
          "--publisher 应为小写字母、数字和连字符 / --publisher is of small letters, digits and hyphens");
    }
    KeyPair pair = Keys.generate();
    Path secret = folder.resolve(publisher + ".key");
    Path open = folder.resolve(publisher + ".yaml");
    try {
      Files.createDirectories(folder.toAbsolutePath());
      if (Files.exists(open)) {
        throw new FileAlreadyExistsException(open.toString());
      }
      Keys.write(secret, pair.getPrivate());
      String zh = nameZh == null ? publisher : nameZh;
      Files.writeString(
          open,
          file(publisher, zh, nameEn == null ? publisher : nameEn, pair),
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException there) {
      throw CommandRefused.usage(
          "FILE_EXISTS", "不覆盖已有的文件 / A file that is there is not overwritten: " + there.getFile());
    } catch (IOException broken) {
      throw Paths.broken(folder);
    }
    report.line("%s  私钥，只留在发布者处 / private, stays with the publisher", secret);
    report.line("%s  交给信任方，由其填写 mayPublish / for whoever is to trust it", open);
    report.line("指纹 / fingerprint: %s", Keys.fingerprint(pair.getPublic()));
    return 0;
  }

  private static String file(String publisher, String zh, String en, KeyPair pair) {
    return """
    publisher:
      id: %s
      name: {zh: %s, en: %s}
      keys:
        - id: %s
          key: %s
      # whoever trusts this publisher writes here for what: {kinds: [LOCALITY], scope: ["990101"]}
      mayPublish: []
    """
        .formatted(
            publisher,
            quoted(zh),
            quoted(en),
            Keys.id(pair.getPublic()),
            Keys.text(pair.getPublic()));
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  int trust(@Nullable Path folder) {
    TrustStore store = load(folder);
    report.line("unsigned: %s", store.unsigned().name().toLowerCase(Locale.ROOT));
    for (Publisher publisher : store.publishers()) {
      report.line("%s  %s / %s", publisher.id(), publisher.name().zh(), publisher.name().en());
      publisher.keys().forEach(this::show);
      publisher
          .grants()
          .forEach(
              grant ->
                  report.line(
                      "  may publish %s for %s",
                      sorted(grant.kinds().stream().map(Enum::name).toList()),
                      sorted(List.copyOf(grant.scope()))));
    }
    return store.problems().isEmpty() ? 0 : 1;
  }

  private void show(PublisherKey key) {
    StringBuilder limits = new StringBuilder();
    key.validFrom().ifPresent(at -> limits.append(", valid from ").append(at));
    key.validUntil().ifPresent(at -> limits.append(", valid until ").append(at));
    key.revokedSince().ifPresent(at -> limits.append(", revoked since ").append(at));
    limits.append(key.compromised() ? ", compromised" : "");
    report.line("  key %s, fingerprint %s%s", key.id(), Keys.fingerprint(key.key()), limits);
  }

  private static String sorted(List<String> texts) {
    return String.join(", ", texts.stream().sorted().toList());
  }

  private TrustStore load(@Nullable Path folder) {
    Path place = folder == null ? Home.folder().resolve("conf").resolve("trust") : folder;
    TrustStore store = TrustStore.load(Paths.folder(place));
    report.trust(store.problems());
    return store;
  }

  int verify(Path archive, @Nullable Path folder) {
    TrustStore store = load(folder);
    return switch (new ArchiveVerifier(store, ScopeTree.EXACT).verify(Paths.file(archive))) {
      case Verification.Admitted admitted -> {
        report.archive(admitted.warnings());
        show(admitted.archive().contents());
        admitted
            .archive()
            .signature()
            .ifPresent(
                by ->
                    report.line(
                        "signed by %s with key %s at %s%s",
                        by.publisher(),
                        by.keyId(),
                        by.signedAt(),
                        by.expires().map(end -> ", expires " + end).orElse("")));
        report.line("trust: %s, SHA-256 %s", admitted.trust().level(), admitted.archive().sha256());
        yield 0;
      }
      case Verification.Refused refused -> {
        refused.contents().ifPresent(this::show);
        report.archive(refused.problems());
        if (refused.problems().stream().allMatch(Publishing::isScope)) {
          report.note(
              "命令行不知道组织树，只比较代码是否相同；平台会按组织树判断",
              "the command line does not know the tree of organisations and compares codes only;"
                  + " the platform goes by the tree");
        }
        yield 1;
      }
    };
  }

  private static boolean isScope(ArchiveProblem problem) {
    return problem.code().equals("SCOPE_NOT_ALLOWED");
  }

  private void show(Contents contents) {
    report.line(
        "%s %s  %s / %s  %s%s  %d files%s",
        contents.id(),
        contents.version(),
        contents.name().zh(),
        contents.name().en(),
        contents.kind(),
        contents.scope().isEmpty() ? "" : " for " + sorted(contents.scope()),
        contents.entries().size(),
        contents.hasCode() ? ", with code" : "");
  }
}
