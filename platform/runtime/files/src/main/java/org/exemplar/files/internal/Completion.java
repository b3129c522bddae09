package org.exemplar.files.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.exemplar.files.FileScanner.Clean;
import org.exemplar.files.FileScanner.Infected;
import org.exemplar.files.FileScanner.Unscanned;
import org.exemplar.files.FileTransfer.Incomplete;
import org.exemplar.files.FileTransfer.Refused;
import org.exemplar.files.FileTransfer.Standing;
import org.exemplar.files.FileTransfer.Whole;
import org.exemplar.files.StoredFile;
import org.exemplar.files.StoredFile.State;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.NewChange;
import org.exemplar.store.Transaction;

/**
 * Makes a file of an upload of which all bytes are there: looks at the content, writes down what it
 * was found to be, puts it in its place, and then says that there is a file. Whoever is killed
 * between two of these steps finds the upload where it was, and goes on.
 */
final class Completion {
  private final FilesRoom room;

  Completion(FilesRoom room) {
    this.room = room;
  }

  Standing complete(Upload upload, String request) throws IOException {
    Path part = room.folder.part(upload.id());
    String sha256 = FileFolder.digest(part);
    if (upload.wanted().sha256().filter(wanted -> !wanted.equals(sha256)).isPresent()) {
      room.folder.dropPart(upload.id());
      return new Refused(
          FileRefusals.digestMismatch(sha256),
          Optional.of(new Incomplete(0, upload.wanted().size())));
    }
    String seen = room.sniffer.sniff(part);
    Optional<String> agreed = room.sniffer.agreed(upload.wanted().mediaType(), seen);
    if (agreed.isEmpty()) {
      return dropped(upload, FileRefusals.typeMismatch(upload.wanted().mediaType(), seen));
    }
    if (!room.settings.mediaTypes().contains(agreed.get())) {
      return dropped(upload, FileRefusals.typeNotAllowed(agreed.get(), room.settings.mediaTypes()));
    }
    return scanned(upload, new Upload.Found(sha256, agreed.get(), State.CLEAN), request);
  }

  private Standing scanned(Upload upload, Upload.Found clean, String request) throws IOException {
    boolean on = room.scanning.isOn();
    return switch (room.scanning.scan(room.folder.part(upload.id()))) {
      case Clean _ ->
          found(
              upload,
              on ? clean : new Upload.Found(clean.sha256(), clean.mediaType(), State.UNSCANNED),
              request);
      case Infected infected -> infected(upload, clean.sha256(), infected.name(), request);
      case Unscanned _ ->
          new Refused(
              FileRefusals.scannerUnavailable(),
              Optional.of(new Incomplete(upload.wanted().size(), upload.wanted().size())));
    };
  }

  private Standing infected(Upload upload, String sha256, String what, String request)
      throws IOException {
    room.store.write(
        transaction ->
            transaction.record(
                NewChange.of(
                    upload.origin().in(request),
                    Upload.TYPE,
                    upload.id(),
                    Optional.empty(),
                    Optional.of(upload.toldRefused(sha256, "FILE_INFECTED", what)))));
    return dropped(upload, FileRefusals.infected(what));
  }

  /** What has arrived is of no use under this declaration. */
  private Refused dropped(Upload upload, Refusal refusal) throws IOException {
    room.store.write(
        transaction -> {
          UploadStore.delete(transaction.handle(), upload.id());
          return true;
        });
    room.folder.dropPart(upload.id());
    return new Refused(refusal, Optional.empty());
  }

  private Standing found(Upload upload, Upload.Found found, String request) throws IOException {
    room.store.write(
        transaction -> {
          UploadStore.found(transaction.handle(), upload.id(), found);
          return true;
        });
    return settle(upload.with(found), request);
  }

  /** Puts in its place what is known to be whole and good; may be done again. */
  Standing settle(Upload upload, String request) throws IOException {
    Upload.Found found = upload.found().orElseThrow();
    room.contents.lock();
    try {
      if (!room.folder.keep(upload.id(), found.sha256())) {
        return dropped(upload, FileRefusals.uploadGone());
      }
      StoredFile file = room.store.write(transaction -> file(transaction, upload, found, request));
      return new Whole(file, true);
    } finally {
      room.contents.unlock();
    }
  }

  private StoredFile file(
      Transaction transaction, Upload upload, Upload.Found found, String request) {
    Optional<StoredFile> already =
        UploadStore.byId(transaction.handle(), upload.id())
            .flatMap(Upload::file)
            .flatMap(key -> StoredFileStore.byId(transaction.handle(), key));
    if (already.isPresent()) {
      return already.get();
    }
    StoredFile file =
        new StoredFile(
            room.nextId(transaction),
            upload.account(),
            upload.wanted().name(),
            found.mediaType(),
            upload.wanted().size(),
            found.sha256(),
            transaction.now(),
            found.state());
    StoredFileStore.insert(transaction.handle(), file);
    UploadStore.becomes(transaction.handle(), upload.id(), file.key());
    Origin origin = request.isEmpty() ? upload.origin() : upload.origin().in(request);
    transaction.record(
        NewChange.of(
            origin, StoredFile.TYPE, file.key(), Optional.empty(), Optional.of(told(file))));
    return file;
  }

  /** What the change log says of a file: not its name, which may be that of a person. */
  static Map<String, ?> told(StoredFile file) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("account", file.account());
    told.put("mediaType", file.mediaType());
    told.put("size", file.size());
    told.put("sha256", file.sha256());
    told.put("state", file.state().name());
    return told;
  }
}
