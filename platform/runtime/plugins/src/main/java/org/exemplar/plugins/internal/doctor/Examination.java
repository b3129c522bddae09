package org.exemplar.plugins.internal.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exemplar.archive.TrustStore;
import org.exemplar.plugins.Finding;
import org.exemplar.plugins.internal.DistributionPlugins;
import org.exemplar.plugins.internal.content.ContentReader;
import org.exemplar.plugins.internal.lock.LockFile;
import org.exemplar.plugins.internal.lock.PluginLock;

/** Examines the plugins of a data folder beside a distribution. */
public final class Examination {
  private static final String LOCK = "lock.json";
  private static final String LAST_GOOD = "lock.last-good.json";

  private final Path home;
  private final Path folder;
  private final Clock clock;
  private final LockFile file;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * An examination to come.
   *
   * @param home folder of the distribution
   * @param folder the folder of plugins in the data folder
   * @param clock what time it is
   */
  public Examination(Path home, Path folder, Clock clock) {
    this.home = home;
    this.folder = folder;
    this.clock = clock;
    this.file = new LockFile(folder);
  }

  /** What it finds. */
  public List<Finding> findings() {
    TrustStore trust = TrustStore.load(home.resolve("conf").resolve("trust"));
    findings.addAll(new TrustExamination(trust, clock).findings());
    Optional<DistributionPlugins> held = distribution();
    Optional<PluginLock> lastGood = lastGood();
    PluginLock lock = lock(lastGood);
    if (held.isPresent()) {
      ArchiveExamination archives = new ArchiveExamination(folder, held.get(), trust, clock);
      lock.plugins().forEach(entry -> findings.addAll(archives.of(entry)));
    }
    findings.addAll(new FolderExamination(folder).findings(lock, lastGood));
    return List.copyOf(findings);
  }

  private Optional<DistributionPlugins> distribution() {
    try {
      return Optional.of(
          DistributionPlugins.read(
              Optional.of(home.resolve("plugins")),
              Optional.of(home.resolve("catalogue")),
              new ContentReader()));
    } catch (IOException unreadable) {
      findings.add(
          Finding.problem(
              "DISTRIBUTION_UNREADABLE",
              home.resolve("plugins").toString(),
              "发行包中的插件无法读取；请检查权限，或重新解压发行包",
              "the plugins of the distribution cannot be read; look at the permissions, or unpack"
                  + " the distribution anew",
              Optional.of("ls -l " + home.resolve("plugins"))));
      return Optional.empty();
    }
  }

  private Optional<PluginLock> lastGood() {
    try {
      return Optional.of(file.readLastGood()).filter(lock -> !lock.equals(PluginLock.none()));
    } catch (IOException damaged) {
      findings.add(
          Finding.hint(
              "LAST_GOOD_DAMAGED",
              LAST_GOOD,
              "备用的锁文件无法读取；它只在 lock.json 损坏时才用，下次完整启动会重写它",
              "the lock file kept for emergencies cannot be read; it is needed only when lock.json"
                  + " is damaged, and the next complete start writes it anew",
              Optional.of("rm " + folder.resolve(LAST_GOOD))));
      return Optional.empty();
    }
  }

  /** What the next start takes. */
  private PluginLock lock(Optional<PluginLock> lastGood) {
    try {
      PluginLock lock = file.read();
      if (lock.equals(PluginLock.none()) && lastGood.isPresent()) {
        findings.add(missing());
      }
      return lock;
    } catch (IOException damaged) {
      findings.add(damaged(lastGood));
      return lastGood.orElseGet(PluginLock::none);
    }
  }

  private Finding missing() {
    return Finding.problem(
        "LOCK_MISSING",
        LOCK,
        "锁文件不在了：下次启动只会运行发行包自带的插件；备用的锁文件还在，请用它恢复",
        "the lock file is gone, and the next start would run the distribution's own plugins alone;"
            + " the one kept for emergencies is there to take its place",
        restore());
  }

  private Finding damaged(Optional<PluginLock> lastGood) {
    return lastGood.isPresent()
        ? Finding.problem(
            "LOCK_DAMAGED",
            LOCK,
            "锁文件无法读取；启动时改用上次完整启动时的锁文件，其后的变更不再有效，请恢复后查看插件是否齐全",
            "the lock file cannot be read; a start uses that of the last complete start, and"
                + " changes since do not hold. Restore it and see whether all plugins are there",
            restore())
        : Finding.problem(
            "LOCK_DAMAGED",
            LOCK,
            "锁文件无法读取，备用的也没有；移走它之后，启动时只运行发行包自带的插件，其他插件请重新安装",
            "the lock file cannot be read, and none is kept for emergencies; without it a start"
                + " runs the distribution's own plugins, and others are to be installed again",
            Optional.of("mv " + folder.resolve(LOCK) + " " + folder.resolve(LOCK + ".damaged")));
  }

  private Optional<String> restore() {
    return Optional.of("cp " + folder.resolve(LAST_GOOD) + " " + folder.resolve(LOCK))
        .filter(any -> Files.isReadable(folder.resolve(LAST_GOOD)));
  }
}
