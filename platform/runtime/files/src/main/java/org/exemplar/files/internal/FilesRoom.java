package org.exemplar.files.internal;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.exemplar.files.FileScanner;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.store.Store;
import org.exemplar.store.TimeOrderedId;
import org.exemplar.store.Transaction;

/** What all that is done with files needs. */
final class FilesRoom {
  final Store store;
  final Clock clock;
  final FilesSettings settings;
  final FileFolder folder;
  final FileLinks links;
  final Scanning scanning;
  final Sniffer sniffer = new Sniffer();

  /** Whoever puts a content in its place, or takes one away, holds it. */
  final ReentrantLock contents = new ReentrantLock();

  private final TimeOrderedId ids = new TimeOrderedId();

  FilesRoom(Store store, Clock clock, FilesSettings settings, Supplier<List<FileScanner>> scanners)
      throws IOException {
    this.store = store;
    this.clock = clock;
    this.settings = settings;
    this.folder = FileFolder.open(settings.folder());
    this.links = new FileLinks(folder.key(), clock);
    this.scanning = new Scanning(scanners);
    store.migrate(UploadStore.MIGRATIONS);
  }

  String nextId(Transaction transaction) {
    return ids.next(transaction.now());
  }

  /** Whether somebody sees all files: whoever owns the data folder has them anyway. */
  static boolean isOwner(Caller caller) {
    return caller.origin().actor().equals(Origin.OWNER.actor());
  }

  /** Takes a content away that no file has any more; other nodes' files count too. */
  void dropIfUnused(String sha256) throws IOException {
    contents.lock();
    try {
      if (!store.read(handle -> StoredFileStore.isContent(handle, sha256))) {
        folder.dropContent(sha256);
      }
    } finally {
      contents.unlock();
    }
  }
}
