package org.exemplar.plugins.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.content.ContentReader;
import org.exemplar.plugins.internal.content.ContentResult;
import org.exemplar.plugins.internal.lock.ArchiveFolder;
import org.exemplar.plugins.internal.lock.BootMark;
import org.exemplar.plugins.internal.lock.LockEntry;
import org.exemplar.plugins.internal.lock.LockFile;
import org.exemplar.plugins.internal.lock.PluginLock;
import org.exemplar.plugins.internal.lock.Quarantine;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.PluginDescriptor;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugins that run, as the lock file has it. Changed by the thread of the start, then by that
 * of changes.
 */
public final class RunningPlugins {
  private static final Logger LOG = LoggerFactory.getLogger(RunningPlugins.class);

  private final LockFile file;
  private final ArchiveFolder archives;
  private final BootMark mark;
  private final Optional<Path> home;
  private final ContentReader reader;
  private final PluginTracker tracker;
  private final PluginInstaller installer;
  private final Clock clock;
  private final Map<String, StagedPlugin> running = new ConcurrentHashMap<>();

  /** Archives that were put aside while the lock file did not name them yet, by SHA-256. */
  private final Map<String, Quarantine> unwritten = new HashMap<>();

  private Optional<DistributionPlugins> distribution = Optional.empty();
  private volatile PluginLock lock = PluginLock.none();

  /**
   * What runs out of two folders.
   *
   * @param folder the folder of plugins in the data folder
   * @param home the folder of the distribution
   */
  RunningPlugins(
      Path folder,
      Optional<Path> home,
      ContentReader reader,
      PluginTracker tracker,
      PluginInstaller installer,
      Clock clock) {
    this.file = new LockFile(folder);
    this.archives = new ArchiveFolder(folder);
    this.mark = new BootMark(folder);
    this.home = home;
    this.reader = reader;
    this.tracker = tracker;
    this.installer = installer;
    this.clock = clock;
  }

  /** Starts what the lock file names and then shows it, all at once. */
  void boot() throws IOException {
    DistributionPlugins held =
        DistributionPlugins.read(
            home.map(folder -> folder.resolve("plugins")),
            home.map(folder -> folder.resolve("catalogue")),
            reader);
    distribution = Optional.of(held);
    PluginLock before = read();
    lock = quarantineCrashed(before.withDistribution(held.entries()));
    for (LockEntry entry : lock.plugins()) {
      start(entry);
    }
    if (!lock.equals(before)) {
      file.write(lock);
    }
    file.good(lock);
    mark.clear();
    tracker.swap(Set.of(), keys(running.values()));
  }

  private PluginLock read() throws IOException {
    try {
      return file.read();
    } catch (IOException unreadable) {
      LOG.error("The lock file cannot be read; the last good one is used", unreadable);
      return file.readLastGood();
    }
  }

  private PluginLock quarantineCrashed(PluginLock read) throws IOException {
    PluginLock next = read;
    for (String sha256 : mark.left()) {
      for (LockEntry entry : read.plugins()) {
        if (entry.sha256().equals(sha256)) {
          next = next.putAside(entry.id(), crashed());
        }
      }
    }
    return next;
  }

  private Quarantine crashed() {
    return new Quarantine(
        LifecycleCodes.CRASHED,
        clock.instant(),
        new LocalizedText(
            "平台上次在启动该插件时中断，已将其隔离；请更新或卸载它，如果是人为中断，可重试（retry）",
            "the platform ended while it started this plugin, which is in quarantine since: update"
                + " or uninstall it, or retry it if somebody ended the platform"));
  }

  private void start(LockEntry entry) throws IOException {
    Optional<Path> archive = archive(entry);
    if (entry.quarantine().isPresent()) {
      Quarantine reason = entry.quarantine().get();
      lie(entry, Problems.of(reason.code(), reason.message().zh(), reason.message().en()));
    } else if (archive.isEmpty() || !ArchiveFolder.digest(archive.get()).equals(entry.sha256())) {
      lie(entry, archiveLost());
    } else {
      start(entry, archive.get());
    }
  }

  private void start(LockEntry entry, Path archive) throws IOException {
    mark.set(List.of(entry.sha256()));
    try {
      StagedPlugin staged = installer.stage(entry, archive);
      if (hangs(staged.candidate())) {
        Problem why = staged.candidate().problems().getFirst();
        lock = lock.putAside(entry.id(), quarantine(why));
        installer.remove(List.of(staged.bundle()));
        lie(entry, why);
      } else {
        running.put(entry.id(), staged);
      }
    } catch (BundleException e) {
      LOG.error("The framework does not take {} {}", entry.id(), entry.version(), e);
      lie(entry, InstallFailure.of(archive, e));
    }
  }

  private Quarantine quarantine(Problem why) {
    return new Quarantine(why.code(), clock.instant(), why.message());
  }

  /**
   * Writes down that a plugin that runs is not to be started again before somebody wants it.
   *
   * @param bundle id of its bundle
   */
  synchronized void putAside(long bundle, Problem why) throws IOException {
    for (StagedPlugin hangs : running.values()) {
      if (hangs.bundle().getBundleId() == bundle) {
        putAside(hangs.entry(), quarantine(why));
      }
    }
  }

  private void putAside(LockEntry entry, Quarantine why) throws IOException {
    boolean written =
        lock.find(entry.id())
            .filter(known -> known.isSameArchive(entry) && known.quarantine().isEmpty())
            .isPresent();
    if (written) {
      PluginLock next = lock.putAside(entry.id(), why);
      file.write(next);
      lock = next;
    } else {
      unwritten.put(entry.sha256(), why);
    }
  }

  /** The lock with those aside that hung before it was written. */
  private PluginLock withUnwritten(PluginLock next) {
    PluginLock all = next;
    for (LockEntry entry : next.plugins()) {
      Quarantine why = unwritten.get(entry.sha256());
      all = why == null ? all : all.putAside(entry.id(), why);
    }
    return all;
  }

  private static boolean hangs(Candidate candidate) {
    return candidate.problems().stream()
        .anyMatch(problem -> problem.code().equals(LifecycleCodes.HANGS));
  }

  private static Problem archiveLost() {
    return Problems.of(
        LifecycleCodes.ARCHIVE_LOST,
        "锁文件所指的插件包不在 data/plugins/archives 中或已被改动；请重新安装该插件",
        "the archive that the lock file names is not in data/plugins/archives or was changed;"
            + " install the plugin again");
  }

  /** Names a plugin that is not started. */
  private void lie(LockEntry entry, Problem problem) {
    Optional<PluginDescriptor> who =
        archive(entry).flatMap(path -> reader.descriptor(new ArchiveFiles(path)));
    Candidate candidate =
        Candidate.read(
            -1, entry.id(), entry.version(), new ContentResult.Bad(who, List.of(problem)));
    boolean added = entry.source() == LockEntry.Source.ARCHIVE;
    tracker.name(entry.id(), added ? candidate.asAdded() : candidate);
  }

  /** Where the archive of a plugin lies. */
  public Optional<Path> archive(LockEntry entry) {
    return switch (entry.source()) {
      case DISTRIBUTION -> distribution.flatMap(held -> held.find(entry.sha256()));
      case ARCHIVE -> Optional.of(archives.file(entry.sha256())).filter(Files::exists);
    };
  }

  /** Who the plugin of an archive is, where that can be read. */
  public Optional<PluginDescriptor> descriptor(Path archive) {
    return new ContentReader().descriptor(new ArchiveFiles(archive));
  }

  /** The archives of the data folder. */
  public ArchiveFolder archives() {
    return archives;
  }

  /** The plugins of the distribution. */
  public DistributionPlugins distribution() {
    return distribution.orElseThrow();
  }

  public PluginLock lock() {
    return lock;
  }

  /** Those of the entries that run. */
  public List<StagedPlugin> running(List<LockEntry> entries) {
    List<StagedPlugin> found = new ArrayList<>();
    for (LockEntry entry : entries) {
      Optional.ofNullable(running.get(entry.id()))
          .filter(staged -> staged.entry().isSameArchive(entry))
          .ifPresent(found::add);
    }
    return found;
  }

  /** Starts an archive unseen. */
  public StagedPlugin stage(LockEntry entry, Path archive) throws BundleException, IOException {
    return installer.stage(entry, archive);
  }

  /** The plugin of a bundle, where it is one of those that run. */
  public Optional<StagedPlugin> running(Bundle bundle) {
    return running.values().stream().filter(each -> each.bundle().equals(bundle)).findFirst();
  }

  /** Bundles that hang on some, beside those themselves. */
  public List<Bundle> dependents(List<StagedPlugin> plugins) {
    return installer.dependents(plugins.stream().map(StagedPlugin::bundle).toList());
  }

  /** What is shown now. */
  public Catalogue catalogue() {
    return tracker.thread().current();
  }

  /**
   * The catalogue with some in the place of others.
   *
   * @param gone entries of the lock file that would be so no more
   */
  public Catalogue preview(
      List<LockEntry> gone, List<StagedPlugin> leaving, List<StagedPlugin> arriving) {
    return tracker.preview(named(gone, keys(leaving)), keys(arriving));
  }

  /** Shows some in the place of others at once; returns when every listener has been told. */
  public void swap(List<LockEntry> gone, List<StagedPlugin> leaving, List<StagedPlugin> arriving) {
    leaving.forEach(each -> running.remove(each.entry().id()));
    arriving.forEach(each -> running.put(each.entry().id(), each));
    tracker.swap(named(gone, keys(leaving)), keys(arriving));
  }

  /** Undoes a swap. */
  public void swapBack(
      List<LockEntry> gone, List<StagedPlugin> leaving, List<StagedPlugin> arriving) {
    synchronized (this) {
      unwritten.clear();
    }
    arriving.forEach(each -> running.remove(each.entry().id()));
    leaving.forEach(each -> running.put(each.entry().id(), each));
    tracker.swap(keys(arriving), named(gone, keys(leaving)));
  }

  /** Keys of bundles and of plugins that are only named. */
  private static Set<String> named(List<LockEntry> entries, Set<String> keys) {
    Set<String> all = new HashSet<>(keys);
    entries.forEach(entry -> all.add(Candidates.key(entry.id())));
    return all;
  }

  /**
   * Writes down what runs from now on.
   *
   * @param base what ran when the change began
   */
  public synchronized void commit(PluginLock base, PluginLock wanted) throws IOException {
    PluginLock next = withUnwritten(wanted.keeping(base, lock));
    file.write(next);
    unwritten.clear();
    for (LockEntry entry : lock.plugins()) {
      if (next.find(entry.id()).flatMap(LockEntry::quarantine).isEmpty()) {
        tracker.unname(entry.id());
      }
    }
    lock = next;
  }

  /** Takes bundles away that nobody sees; says whether all went in time. */
  public boolean remove(List<StagedPlugin> plugins) {
    return installer.remove(plugins.stream().map(StagedPlugin::bundle).toList());
  }

  private static Set<String> keys(Collection<StagedPlugin> plugins) {
    return plugins.stream().map(StagedPlugin::key).collect(Collectors.toSet());
  }
}
