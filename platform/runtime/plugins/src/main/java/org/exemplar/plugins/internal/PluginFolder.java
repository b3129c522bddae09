package org.exemplar.plugins.internal;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.exemplar.plugins.Problem;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the framework in step with a folder: archives put there are installed, changed ones
 * updated, those taken away uninstalled. An archive is taken when two looks in a row see it the
 * same.
 */
final class PluginFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PluginFolder.class);
  private static final long SETTLE_MILLIS = 200;

  private final Path folder;
  private final PluginCatalogueService catalogue;
  private final ArchiveCheck check;
  private final FolderBundles bundles;
  private final Archives archives;
  private final Map<Path, Archives.Stamp> taken = new HashMap<>();
  private final Thread thread;
  private final Set<Path> missing = new TreeSet<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean unsettled;
  private @Nullable WatchService watch;

  PluginFolder(
      Path folder, BundleContext context, PluginCatalogueService catalogue, ArchiveCheck check) {
    this.folder = folder;
    this.catalogue = catalogue;
    this.check = check;
    this.bundles = new FolderBundles(context, catalogue);
    this.archives = new Archives(folder);
    this.thread = Thread.ofPlatform().name("exemplar-plugin-folder").daemon().unstarted(this::run);
  }

  /** Takes what lies there, then watches. */
  void open() throws IOException {
    Files.createDirectories(folder);
    watch = folder.getFileSystem().newWatchService();
    register(watch);
    dropStale();
    look();
    thread.start();
  }

  private void dropStale() throws IOException {
    try {
      bundles.uninstallAllBut(archives.names());
    } catch (BundleException e) {
      LOG.error("A bundle of an archive that is gone cannot be uninstalled", e);
    }
  }

  private void register(WatchService service) throws IOException {
    folder.register(
        service,
        StandardWatchEventKinds.ENTRY_CREATE,
        StandardWatchEventKinds.ENTRY_MODIFY,
        StandardWatchEventKinds.ENTRY_DELETE);
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    if (watch != null) {
      watch.close();
    }
    try {
      thread.join(TimeUnit.SECONDS.toMillis(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    WatchService service = watch;
    while (closed.getCount() > 0 && service != null) {
      try {
        await(service);
        look();
      } catch (IOException e) {
        LOG.error("The plugin folder {} cannot be read", folder, e);
      } catch (InterruptedException | ClosedWatchServiceException e) {
        closed.countDown();
      }
    }
  }

  /** Waits for an event, or for the second look at something that has just changed. */
  private void await(WatchService service) throws InterruptedException, IOException {
    boolean second = unsettled;
    if (second && closed.await(SETTLE_MILLIS, TimeUnit.MILLISECONDS)) {
      return;
    }
    WatchKey key = second ? service.poll() : service.take();
    if (key != null) {
      key.pollEvents();
      if (!key.reset()) {
        Files.createDirectories(folder);
        register(service);
      }
    }
  }

  private void look() throws IOException {
    Map<Path, Optional<Archives.Stamp>> found = archives.look();
    Set<Path> absent = new TreeSet<>(taken.keySet());
    absent.removeAll(found.keySet());
    List<Path> gone = absent.stream().filter(missing::contains).toList();
    missing.clear();
    missing.addAll(absent);
    missing.removeAll(gone);
    unsettled = !missing.isEmpty() || found.values().stream().anyMatch(Optional::isEmpty);
    gone.forEach(this::remove);
    found.forEach((archive, stamp) -> stamp.ifPresent(s -> take(archive, s)));
  }

  private void take(Path archive, Archives.Stamp stamp) {
    if (closed.getCount() == 0 || stamp.equals(taken.get(archive))) {
      return;
    }
    taken.put(archive, stamp);
    List<Problem> refusals = check.refusals(archive);
    if (refusals.isEmpty()) {
      install(archive);
    } else {
      uninstall(archive);
      refuse(archive, refusals);
    }
  }

  private void install(Path archive) {
    try {
      catalogue.forget(name(archive));
      bundles.install(archive);
    } catch (BundleException | IOException | RuntimeException e) {
      // whatever it is, the folder must go on being watched
      LOG.error("The framework does not take {}", archive, e);
      refuse(archive, List.of(InstallFailure.of(archive, e)));
    }
  }

  private void refuse(Path archive, List<Problem> problems) {
    LOG.error("{} is not installed: {}", archive, problems.getFirst().message().en());
    catalogue.refused(name(archive), problems);
  }

  private void remove(Path archive) {
    taken.remove(archive);
    catalogue.forget(name(archive));
    uninstall(archive);
  }

  private void uninstall(Path archive) {
    try {
      bundles.uninstall(archive);
    } catch (BundleException | IllegalStateException e) {
      LOG.error("The bundle of {} cannot be uninstalled", archive, e);
    }
  }

  private static String name(Path archive) {
    return archive.getFileName().toString();
  }
}
