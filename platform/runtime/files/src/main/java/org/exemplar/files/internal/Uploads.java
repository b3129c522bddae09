package org.exemplar.files.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.Transaction;

/** Begins uploads. */
final class Uploads {
  /** How long an upload may take. */
  static final Duration LIFETIME = Duration.ofHours(24);

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final String OCTETS = "application/octet-stream";

  private final FilesRoom room;

  Uploads(FilesRoom room) {
    this.room = room;
  }

  /**
   * Begins an upload, or takes up the unfinished one of the same file, or with the same idempotency
   * key.
   */
  Outcome<Upload> begin(Caller caller, Upload.Wanted asked) {
    if (!MediaTypeName.isFit(asked.mediaType())) {
      return Outcome.refused(typeNotAllowed(asked.mediaType()));
    }
    Upload.Wanted wanted =
        new Upload.Wanted(
            asked.name(), room.sniffer.canonical(asked.mediaType()), asked.size(), asked.sha256());
    Optional<Refusal> wrong = wrong(wanted);
    return wrong.isPresent()
        ? Outcome.refused(wrong.get())
        : room.store.write(transaction -> begin(transaction, caller.origin(), wanted));
  }

  private Optional<Refusal> wrong(Upload.Wanted wanted) {
    Set<String> allowed = room.settings.mediaTypes();
    if (!FileName.isFit(wanted.name())) {
      return Optional.of(FileRefusals.nameInvalid());
    }
    if (!allowed.contains(wanted.mediaType()) && !wanted.mediaType().equals(OCTETS)) {
      return Optional.of(typeNotAllowed(wanted.mediaType()));
    }
    if (wanted.size() < 1) {
      return Optional.of(FileRefusals.sizeInvalid());
    }
    if (wanted.size() > room.settings.maximumSize()) {
      return Optional.of(FileRefusals.tooLarge(room.settings.maximumSize()));
    }
    return wanted.sha256().isEmpty() || DIGEST.matcher(wanted.sha256().get()).matches()
        ? Optional.empty()
        : Optional.of(FileRefusals.digestInvalid());
  }

  private Refusal typeNotAllowed(String type) {
    String named = MediaTypeName.isFit(type) ? type : "?";
    return FileRefusals.typeNotAllowed(named, room.settings.mediaTypes()).at("input", "mediaType");
  }

  private Outcome<Upload> begin(Transaction transaction, Origin origin, Upload.Wanted wanted) {
    List<Upload> unfinished =
        UploadStore.unfinished(transaction.handle(), origin.actor()).stream()
            .filter(upload -> transaction.now().isBefore(upload.expiresAt()))
            .toList();
    Optional<Upload> same = known(transaction, origin, wanted, unfinished);
    if (same.isPresent()) {
      return Outcome.of(same.get());
    }
    if (unfinished.size() >= room.settings.maximumUploads()) {
      return Outcome.refused(FileRefusals.tooManyUploads(room.settings.maximumUploads()));
    }
    long onTheirWay = unfinished.stream().mapToLong(upload -> upload.wanted().size()).sum();
    long kept = StoredFileStore.bytes(transaction.handle(), origin.actor());
    if (kept + onTheirWay + wanted.size() > room.settings.quota()) {
      return Outcome.refused(FileRefusals.quota(room.settings.quota()));
    }
    Upload upload = made(transaction, origin, wanted);
    UploadStore.insert(transaction.handle(), upload);
    return Outcome.of(upload);
  }

  private static Optional<Upload> known(
      Transaction transaction, Origin origin, Upload.Wanted wanted, List<Upload> unfinished) {
    return origin
        .idempotencyKey()
        .flatMap(key -> UploadStore.ofKey(transaction.handle(), origin.actor(), key))
        .filter(upload -> transaction.now().isBefore(upload.expiresAt()))
        .filter(upload -> upload.wanted().equals(wanted))
        .or(
            () ->
                unfinished.stream()
                    .filter(upload -> wanted.sha256().isPresent())
                    .filter(upload -> upload.wanted().equals(wanted))
                    .findFirst());
  }

  private Upload made(Transaction transaction, Origin origin, Upload.Wanted wanted) {
    // links tell seconds, so nothing finer is kept of when it ends
    Instant expires = Instant.ofEpochSecond(transaction.now().plus(LIFETIME).getEpochSecond());
    return new Upload(
        room.nextId(transaction), origin, wanted, expires, Optional.empty(), Optional.empty());
  }

  /** Where the bytes are sent. */
  String link(Upload upload) {
    return room.links.link(FileLinks.Deed.PUT, upload.id(), upload.expiresAt());
  }

  /** How much of it has arrived. */
  long received(Upload upload) {
    return upload.found().isPresent() || upload.file().isPresent()
        ? upload.wanted().size()
        : room.folder.received(upload.id());
  }
}
