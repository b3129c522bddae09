package org.exemplar.files.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.exemplar.files.FileScanner.Clean;
import org.exemplar.files.FileScanner.Infected;
import org.exemplar.files.FileScanner.Unscanned;
import org.exemplar.files.FileShelf;
import org.exemplar.files.FileTransfer;
import org.exemplar.files.StoredFile;
import org.exemplar.files.StoredFile.State;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.NewChange;
import org.exemplar.store.Transaction;

/** Files that are whole: found, listed, handed out, referred to and deleted. */
final class StoredFiles implements FileShelf {
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{32}");

  private final FilesRoom room;

  StoredFiles(FilesRoom room) {
    this.room = room;
  }

  /** Files by key, as far as the caller may see them. */
  Map<String, StoredFile> load(List<String> keys, Caller caller) {
    List<String> known = keys.stream().filter(key -> KEY.matcher(key).matches()).toList();
    Map<String, StoredFile> found = new LinkedHashMap<>();
    room.store.read(handle -> StoredFileStore.byIds(handle, known)).stream()
        .filter(file -> isOf(file, caller))
        .forEach(file -> found.put(file.key(), file));
    return found;
  }

  private static boolean isOf(StoredFile file, Caller caller) {
    return caller.isSignedIn()
        && (FilesRoom.isOwner(caller) || file.account().equals(caller.origin().actor()));
  }

  /** The caller's own files, the last one first; whoever owns the data folder has all of them. */
  Connection<StoredFile> page(Caller caller, PageRequest page) {
    Optional<String> account =
        Optional.of(caller.origin().actor()).filter(any -> !FilesRoom.isOwner(caller));
    return room.store.read(
        handle ->
            page.page(
                StoredFileStore.page(handle, account, page),
                StoredFile::key,
                () -> room.store.read(later -> StoredFileStore.count(later, account))));
  }

  /** A link by which the file can be fetched for a while; empty where nobody may. */
  Optional<String> link(StoredFile file) {
    return file.state() == State.INFECTED
        ? Optional.empty()
        : Optional.of(room.links.download(file.key()));
  }

  private Optional<StoredFile> seen(String id, Caller caller) {
    return GlobalId.decode(id)
        .filter(global -> global.type().equals(StoredFile.TYPE))
        .flatMap(
            global -> Optional.ofNullable(load(List.of(global.key()), caller).get(global.key())));
  }

  @Override
  public Finding find(String id, Caller caller) {
    Optional<StoredFile> file = seen(id, caller);
    if (file.isEmpty()) {
      return new FileShelf.Refused(FileRefusals.notFound());
    }
    Optional<Refusal> refusal = notReady(file.get());
    return refusal.isPresent()
        ? new FileShelf.Refused(refusal.get())
        : new Found(file.get(), room.folder.content(file.get().sha256()));
  }

  FileTransfer.Download open(FileTransfer.Link link) {
    Optional<Refusal> wrong = room.links.wrong(FileLinks.Deed.GET, link);
    if (wrong.isPresent()) {
      return new FileTransfer.Refused(wrong.get(), Optional.empty());
    }
    Optional<StoredFile> file = room.store.read(handle -> StoredFileStore.byId(handle, link.key()));
    Optional<Refusal> refusal =
        file.isEmpty() ? Optional.of(FileRefusals.fileGone()) : notReady(file.get());
    if (refusal.isPresent()) {
      return new FileTransfer.Refused(refusal.get(), Optional.empty());
    }
    StoredFile there = file.orElseThrow();
    return new FileTransfer.Ready(there, room.folder.content(there.sha256()));
  }

  /** Why a file is not handed out; one that came before there was a scanner is looked at first. */
  private Optional<Refusal> notReady(StoredFile file) {
    Path content = room.folder.content(file.sha256());
    if (!Files.exists(content)) {
      return Optional.of(FileRefusals.fileGone());
    }
    if (file.state() == State.INFECTED) {
      return Optional.of(FileRefusals.infected(file.name()));
    }
    return file.state() == State.CLEAN || !room.scanning.isOn()
        ? Optional.empty()
        : scanned(file, content);
  }

  private Optional<Refusal> scanned(StoredFile file, Path content) {
    try {
      return switch (room.scanning.scan(content)) {
        case Clean _ -> said(file, State.CLEAN, Optional.empty());
        case Infected infected ->
            said(file, State.INFECTED, Optional.of(FileRefusals.infected(infected.name())));
        case Unscanned _ -> Optional.of(FileRefusals.scannerUnavailable());
      };
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Optional<Refusal> said(StoredFile file, State state, Optional<Refusal> refusal) {
    room.store.write(
        transaction -> {
          Optional<StoredFile> before = StoredFileStore.byId(transaction.handle(), file.key());
          if (before.isPresent() && before.get().state() != state) {
            StoredFileStore.state(transaction.handle(), file.key(), state);
            record(transaction, Origin.PLATFORM, before, before.map(one -> one.in(state)));
          }
          return true;
        });
    return refusal;
  }

  @Override
  public boolean refer(StoredFile file, Reference reference) {
    return room.store.write(
        transaction -> {
          boolean present = StoredFileStore.byId(transaction.handle(), file.key()).isPresent();
          if (present) {
            StoredFileStore.refer(transaction.handle(), file.key(), reference);
          }
          return present;
        });
  }

  @Override
  public void release(String type, String key) {
    room.store.write(
        transaction -> {
          StoredFileStore.release(transaction.handle(), type, key, transaction.now());
          return true;
        });
  }

  /** Deletes a file that nothing refers to; every link to it ends by that. */
  Outcome<StoredFile> delete(String id, Caller caller) {
    Optional<StoredFile> file = seen(id, caller);
    if (file.isEmpty()) {
      return Outcome.refused(FileRefusals.notFound());
    }
    Outcome<StoredFile> outcome =
        room.store.write(transaction -> deleted(transaction, file.get(), caller.origin()));
    outcome.value().ifPresent(this::dropContent);
    return outcome;
  }

  private static Outcome<StoredFile> deleted(
      Transaction transaction, StoredFile file, Origin origin) {
    Optional<StoredFile> present = StoredFileStore.byId(transaction.handle(), file.key());
    if (present.isEmpty()) {
      return Outcome.refused(FileRefusals.notFound());
    }
    if (StoredFileStore.isReferredTo(transaction.handle(), file.key())) {
      return Outcome.refused(FileRefusals.inUse());
    }
    StoredFileStore.delete(transaction.handle(), file.key());
    record(transaction, origin, present, Optional.empty());
    return Outcome.of(file);
  }

  /** Deletes a file that nobody has needed for long. */
  boolean expire(StoredFile file) {
    Outcome<StoredFile> outcome =
        room.store.write(transaction -> deleted(transaction, file, Origin.PLATFORM));
    outcome.value().ifPresent(this::dropContent);
    return outcome.value().isPresent();
  }

  /** Where other nodes write too, one of them may be about to use it; housekeeping takes it. */
  private void dropContent(StoredFile file) {
    if (room.store.isShared()) {
      return;
    }
    try {
      room.dropIfUnused(file.sha256());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void record(
      Transaction transaction,
      Origin origin,
      Optional<StoredFile> before,
      Optional<StoredFile> after) {
    transaction.record(
        NewChange.of(
            origin,
            StoredFile.TYPE,
            before.or(() -> after).orElseThrow().key(),
            before.map(Completion::told),
            after.map(Completion::told)));
  }
}
