package org.exemplar.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.exemplar.files.FileTransfer.Incomplete;
import org.exemplar.files.FileTransfer.Link;
import org.exemplar.files.FileTransfer.Part;
import org.exemplar.files.FileTransfer.Refused;
import org.exemplar.files.FileTransfer.Standing;
import org.exemplar.files.FileTransfer.Whole;
import org.exemplar.spi.schema.Refusal;

/**
 * Takes the bytes of uploads, one part of an upload at a time. What has arrived is what the file on
 * the disk is long, so that it is right whenever the platform was killed.
 */
final class Arrivals {
  private static final int BUFFER = 1 << 16;

  /** What stays free on the disk: other things are written too. */
  private static final long SPARE = 64 * FilesSettings.MEBIBYTE;

  private final FilesRoom room;
  private final Completion completion;
  private final Set<String> busy = ConcurrentHashMap.newKeySet();

  Arrivals(FilesRoom room, Completion completion) {
    this.room = room;
    this.completion = completion;
  }

  Standing standing(Link link) {
    Optional<Refusal> wrong = room.links.wrong(FileLinks.Deed.PUT, link);
    if (wrong.isPresent()) {
      return refused(wrong.get());
    }
    Optional<Upload> upload = present(link.key());
    return upload.isEmpty() ? refused(FileRefusals.uploadGone()) : standing(upload.get());
  }

  private Standing standing(Upload upload) {
    Optional<Standing> whole = whole(upload);
    if (whole.isPresent()) {
      return whole.get();
    }
    long received =
        upload.found().isPresent() ? upload.wanted().size() : room.folder.received(upload.id());
    return new Incomplete(received, upload.wanted().size());
  }

  private Optional<Standing> whole(Upload upload) {
    return upload
        .file()
        .map(
            key ->
                room.store
                    .read(handle -> StoredFileStore.byId(handle, key))
                    .<Standing>map(file -> new Whole(file, false))
                    .orElseGet(() -> refused(FileRefusals.fileGone())));
  }

  private Optional<Upload> present(String id) {
    return room.store
        .read(handle -> UploadStore.byId(handle, id))
        .filter(upload -> room.clock.instant().isBefore(upload.expiresAt()));
  }

  /** Whether somebody is sending a part of it. */
  boolean isBusy(String upload) {
    return busy.contains(upload);
  }

  Standing take(Link link, Part part, InputStream content, String request) throws IOException {
    Optional<Refusal> wrong = room.links.wrong(FileLinks.Deed.PUT, link);
    if (wrong.isPresent()) {
      return refused(wrong.get());
    }
    if (!busy.add(link.key())) {
      return refused(FileRefusals.busy());
    }
    try {
      Optional<Upload> upload = present(link.key());
      return upload.isEmpty()
          ? refused(FileRefusals.uploadGone())
          : take(upload.get(), part, content, request);
    } finally {
      busy.remove(link.key());
    }
  }

  private Standing take(Upload upload, Part part, InputStream content, String request)
      throws IOException {
    Optional<Standing> whole = whole(upload);
    if (whole.isPresent()) {
      return whole.get();
    }
    if (upload.found().isPresent()) {
      return completion.settle(upload, request);
    }
    long size = upload.wanted().size();
    long received = room.folder.received(upload.id());
    Optional<Refusal> wrong = wrong(part, size, received);
    if (wrong.isPresent()) {
      return refused(wrong.get(), received, size);
    }
    if (part.first().isPresent()) {
      Optional<Standing> notAll = received(upload, part, content);
      if (notAll.isPresent()) {
        return notAll.get();
      }
    }
    return completion.complete(upload, request);
  }

  /** A part begins where the last one ended, or the whole begins anew. */
  private Optional<Refusal> wrong(Part part, long size, long received) throws IOException {
    if (part.total().isPresent() && part.total().getAsLong() != size) {
      return Optional.of(FileRefusals.lengthWrong(size));
    }
    if (part.first().isEmpty()) {
      return received == size ? Optional.empty() : Optional.of(FileRefusals.offset(received));
    }
    long first = part.first().getAsLong();
    if (first != 0 && first != received) {
      return Optional.of(FileRefusals.offset(received));
    }
    if (part.length().isPresent() && isTooLong(part.length(), size - first)) {
      return Optional.of(FileRefusals.lengthWrong(size));
    }
    return room.folder.room() - SPARE < size - first
        ? Optional.of(FileRefusals.full())
        : Optional.empty();
  }

  private static boolean isTooLong(OptionalLong length, long left) {
    return length.getAsLong() > left;
  }

  /** Writes a part; empty when the file is whole by that. */
  private Optional<Standing> received(Upload upload, Part part, InputStream content)
      throws IOException {
    long size = upload.wanted().size();
    long first = part.first().getAsLong();
    try (FileChannel channel = room.folder.write(upload.id(), first)) {
      long last = first + part.length().orElse(size - first);
      long arrived = copy(content, channel, first, last);
      if (arrived == last && part.length().isEmpty() && content.read() >= 0) {
        channel.truncate(first);
        return Optional.of(refused(FileRefusals.lengthWrong(size), first, size));
      }
      channel.force(true);
      if (arrived == size) {
        return Optional.empty();
      }
      return Optional.of(
          arrived < last
              ? refused(FileRefusals.cutShort(arrived), arrived, size)
              : new Incomplete(arrived, size));
    }
  }

  /** Where it ended: early, where the sender breaks off. */
  private static long copy(InputStream content, FileChannel channel, long from, long to)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    long at = from;
    while (at < to) {
      int read = read(content, buffer, (int) Math.min(BUFFER, to - at));
      if (read < 0) {
        return at;
      }
      FileFolder.write(channel, buffer, read);
      at += read;
    }
    return at;
  }

  /** A sender that breaks off has sent what it has sent. */
  private static int read(InputStream content, byte[] buffer, int most) {
    try {
      return content.read(buffer, 0, most);
    } catch (IOException brokenOff) {
      return -1;
    }
  }

  private static Refused refused(Refusal refusal) {
    return new Refused(refusal, Optional.empty());
  }

  private static Refused refused(Refusal refusal, long received, long size) {
    return new Refused(refusal, Optional.of(new Incomplete(received, size)));
  }
}
