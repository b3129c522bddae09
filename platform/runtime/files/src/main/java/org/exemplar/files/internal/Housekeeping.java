package org.exemplar.files.internal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.exemplar.files.StoredFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on with what a crash broke off, and takes away what nobody needs: uploads that came to
 * nothing, files that nothing refers to, contents and parts that belong to nothing.
 */
final class Housekeeping {
  /** How long a file stays to which nothing refers. */
  static final Duration IDLE = Duration.ofDays(7);

  /** How old something is that no row names, before it is taken for lost. */
  static final Duration LOST = Duration.ofDays(1);

  private static final int AT_A_TIME = 100;
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private final FilesRoom room;
  private final Arrivals arrivals;
  private final Completion completion;
  private final StoredFiles files;

  Housekeeping(FilesRoom room, Arrivals arrivals, Completion completion, StoredFiles files) {
    this.room = room;
    this.arrivals = arrivals;
    this.completion = completion;
    this.files = files;
  }

  void run() throws IOException {
    settle();
    expireUploads();
    expireFiles();
    dropLost(room.clock.instant().minus(LOST));
  }

  private void settle() throws IOException {
    for (Upload upload : room.store.read(UploadStore::found)) {
      if (!arrivals.isBusy(upload.id())) {
        completion.settle(upload, "");
      }
    }
  }

  private void expireUploads() throws IOException {
    Instant now = room.clock.instant();
    for (String id : room.store.read(handle -> UploadStore.expired(handle, now))) {
      if (!arrivals.isBusy(id)) {
        room.store.write(
            transaction -> {
              UploadStore.delete(transaction.handle(), id);
              return true;
            });
        room.folder.dropPart(id);
      }
    }
  }

  private void expireFiles() {
    room.store.write(
        transaction -> {
          StoredFileStore.releaseExpired(transaction.handle(), transaction.now());
          return true;
        });
    Instant since = room.clock.instant().minus(IDLE);
    List<StoredFile> idle =
        room.store.read(handle -> StoredFileStore.idle(handle, since, AT_A_TIME));
    idle.stream()
        .filter(files::expire)
        .forEach(file -> LOG.info("File {} was removed: nothing refers to it", file.key()));
  }

  private void dropLost(Instant before) throws IOException {
    for (String sha256 : room.folder.contentsBefore(before)) {
      room.dropIfUnused(sha256);
    }
    for (String id : room.folder.partsBefore(before)) {
      if (!arrivals.isBusy(id)
          && room.store.read(handle -> UploadStore.byId(handle, id)).isEmpty()) {
        room.folder.dropPart(id);
      }
    }
  }
}
