package org.exemplar.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.exemplar.files.FileScanner;
import org.exemplar.files.FileShelf;
import org.exemplar.files.FileTransfer;
import org.exemplar.plugins.ArchiveSource;
import org.exemplar.spi.schema.SchemaContribution;
import org.exemplar.store.Store;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the room together over the store, and registers what it offers once that is ready. */
@Component(
    service = {},
    immediate = true)
public final class FilesComponent {
  private static final Logger LOG = LoggerFactory.getLogger(FilesComponent.class);
  private static final String DATA = "exemplar.data";
  private static final int HOUSEKEEPING_MINUTES = 10;
  private static final int CONNECT_MILLIS = 5_000;
  private static final int ANSWER_MILLIS = 120_000;

  private final List<FileScanner> scanners = new CopyOnWriteArrayList<>();
  private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
  private final Housekeeping housekeeping;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("files").daemon().unstarted(task));

  @Activate
  public FilesComponent(BundleContext context, @Reference Store store) throws IOException {
    FilesSettings settings = settings(context);
    settings
        .clamd()
        .ifPresent(
            address -> scanners.add(new ClamdScanner(address, CONNECT_MILLIS, ANSWER_MILLIS)));
    FilesRoom room = new FilesRoom(store, Clock.systemUTC(), settings, () -> scanners);
    Completion completion = new Completion(room);
    Arrivals arrivals = new Arrivals(room, completion);
    StoredFiles files = new StoredFiles(room);
    housekeeping = new Housekeeping(room, arrivals, completion, files);
    register(context, FileShelf.class, files);
    register(context, ArchiveSource.class, new UploadedArchives(files));
    register(context, FileTransfer.class, new Transfer(arrivals, files));
    register(context, SchemaContribution.class, new FileFetchers(room, new Uploads(room), files));
    var _ =
        timer.scheduleWithFixedDelay(this::keepHouse, 0, HOUSEKEEPING_MINUTES, TimeUnit.MINUTES);
  }

  /**
   * What is not configured as it must be counts as not configured, and the log says so; but whoever
   * wanted a scanner gets no file past it because of a misspelt address.
   */
  private FilesSettings settings(BundleContext context) throws IOException {
    Path data = Path.of(Objects.requireNonNull(context.getProperty(DATA), DATA));
    try {
      return FilesSettings.read(data, name -> Optional.ofNullable(context.getProperty(name)));
    } catch (FilesSettings.Wrong wrong) {
      LOG.error(
          "FILES_MISCONFIGURED: 文件上传暂停，请改正设置 / files are not taken until this is set right: {}",
          wrong.getMessage());
      scanners.add(new NoScanner());
      return FilesSettings.usual(data);
    }
  }

  /** Stands where a scanner was wanted and cannot be reached. */
  private static final class NoScanner implements FileScanner {
    @Override
    public Verdict scan(InputStream content) {
      return new Unscanned("exemplar.files.* is misconfigured, see the log of the start");
    }
  }

  private record Transfer(Arrivals arrivals, StoredFiles files) implements FileTransfer {
    @Override
    public Standing standing(Link link) {
      return arrivals.standing(link);
    }

    @Override
    public Standing take(Link link, Part part, InputStream content, String request)
        throws IOException {
      return arrivals.take(link, part, content, request);
    }

    @Override
    public Download open(Link link) {
      return files.open(link);
    }
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "withdraw")
  void ask(FileScanner scanner) {
    scanners.add(scanner);
  }

  void withdraw(FileScanner scanner) {
    scanners.remove(scanner);
  }

  private <T> void register(BundleContext context, Class<T> type, T service) {
    registrations.add(context.registerService(type, service, null));
  }

  private void keepHouse() {
    try {
      housekeeping.run();
    } catch (IOException | RuntimeException later) {
      LOG.warn("Housekeeping of files goes on later", later);
    }
  }

  @Deactivate
  void close() {
    registrations.forEach(ServiceRegistration::unregister);
    timer.shutdownNow();
  }
}
