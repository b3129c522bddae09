package org.exemplar.plugins.internal.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exemplar.archive.ArchiveLimits;
import org.exemplar.archive.ArchiveProblem;
import org.exemplar.archive.ArchiveVerifier;
import org.exemplar.archive.Contents;
import org.exemplar.archive.ScopeTree;
import org.exemplar.archive.TrustStore;
import org.exemplar.archive.Verification;
import org.exemplar.plugins.Finding;
import org.exemplar.plugins.internal.DistributionPlugins;
import org.exemplar.plugins.internal.lock.ArchiveFolder;
import org.exemplar.plugins.internal.lock.LockEntry;
import org.exemplar.plugins.internal.lock.Quarantine;
import org.exemplar.spi.PluginApi;

/** Examines plugins that the lock file names: whether they start, are whole, and are trusted. */
final class ArchiveExamination {
  /** The platform goes on with what it admitted once; somebody should know nevertheless. */
  private static final Set<String> ASKED_ONCE =
      Set.of("SIGNATURE_MISSING", "SIGNATURE_EXPIRED", "KEY_NOT_VALID");

  /** As the platform itself calls it, whether the archive is gone or is another one. */
  private static final String ARCHIVE_LOST = "ARCHIVE_LOST";

  /** Known only where the tree of organisations is. */
  private static final String SCOPE = "SCOPE_NOT_ALLOWED";

  private final ArchiveFolder archives;
  private final DistributionPlugins held;
  private final ArchiveVerifier verifier;

  ArchiveExamination(Path folder, DistributionPlugins held, TrustStore trust, Clock clock) {
    this.archives = new ArchiveFolder(folder);
    this.held = held;
    this.verifier = new ArchiveVerifier(trust, ScopeTree.EXACT, clock, ArchiveLimits.STANDARD);
  }

  List<Finding> of(LockEntry entry) {
    List<Finding> findings = new ArrayList<>();
    entry.quarantine().ifPresent(reason -> findings.add(quarantined(entry, reason)));
    if (entry.source() == LockEntry.Source.ARCHIVE) {
      findings.addAll(archive(entry));
    }
    return findings;
  }

  private static Finding quarantined(LockEntry entry, Quarantine reason) {
    return Finding.problem(
        reason.code(),
        entry.id(),
        "自 " + reason.since() + " 起隔离：" + reason.message().zh(),
        "in quarantine since " + reason.since() + ": " + reason.message().en(),
        Optional.of("exemplar plugin retry " + entry.id()));
  }

  private List<Finding> archive(LockEntry entry) {
    Path file = archives.file(entry.sha256());
    if (!Files.exists(file)) {
      return List.of(
          lost(
              entry,
              ARCHIVE_LOST,
              "锁文件所指的插件包 " + file.getFileName() + " 不在 archives 文件夹中，该插件不会启动；请重新安装",
              "the archive "
                  + file.getFileName()
                  + " that the lock file names is not in the folder archives, and the plugin is"
                  + " not started; install it again"));
    }
    if (!isWhole(file, entry.sha256())) {
      return List.of(
          lost(
              entry,
              ARCHIVE_LOST,
              "插件包 " + file.getFileName() + " 被改动过或无法读取，该插件不会启动；请重新安装",
              "the archive "
                  + file.getFileName()
                  + " was changed or cannot be read, and the plugin is not started; install it"
                  + " again"));
    }
    return held.find(entry.sha256()).isPresent() ? List.of() : vouched(entry, file);
  }

  private static boolean isWhole(Path file, String sha256) {
    try {
      return ArchiveFolder.digest(file).equals(sha256);
    } catch (IOException unreadable) {
      return false;
    }
  }

  private Finding lost(LockEntry entry, String code, String zh, String en) {
    String again =
        held.find(entry.sha256()).isPresent()
            ? entry.id() + "@" + entry.version()
            : entry.id() + "-" + entry.version() + ".jar";
    return Finding.problem(
        code,
        entry.id(),
        zh,
        en,
        Optional.of(
            "exemplar plugin uninstall "
                + entry.id()
                + " --yes && exemplar plugin install "
                + again));
  }

  /** A plugin that the distribution does not hold needs somebody else to vouch for it. */
  private List<Finding> vouched(LockEntry entry, Path file) {
    List<Finding> findings = new ArrayList<>();
    switch (verifier.verify(file)) {
      case Verification.Admitted admitted ->
          platform(entry, admitted.archive().contents()).ifPresent(findings::add);
      case Verification.Refused refused -> {
        refused.problems().stream()
            .filter(problem -> !problem.code().equals(SCOPE))
            .forEach(problem -> findings.add(distrusted(entry, problem)));
        refused.contents().flatMap(said -> platform(entry, said)).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Finding distrusted(LockEntry entry, ArchiveProblem problem) {
    Finding.Severity severity =
        ASKED_ONCE.contains(problem.code()) ? Finding.Severity.HINT : Finding.Severity.PROBLEM;
    return new Finding(
        severity,
        problem.code(),
        problem.message(),
        entry.id(),
        Optional.of("exemplar plugin uninstall " + entry.id()));
  }

  private static Optional<Finding> platform(LockEntry entry, Contents contents) {
    return contents.platform().contains(PluginApi.version())
        ? Optional.empty()
        : Optional.of(
            Finding.problem(
                "PLATFORM_REQUIRED",
                entry.id(),
                "插件适用于插件接口 "
                    + contents.platform()
                    + " 版，平台提供的是 "
                    + PluginApi.VERSION
                    + " 版；请安装适用的版本，或卸载它",
                "the plugin works with versions "
                    + contents.platform()
                    + " of the plugin API, the platform offers "
                    + PluginApi.VERSION
                    + "; install a version that fits, or uninstall it",
                Optional.of("exemplar plugin install " + entry.id())));
  }
}
