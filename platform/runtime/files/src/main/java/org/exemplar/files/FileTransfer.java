package org.exemplar.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.exemplar.spi.schema.Refusal;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How the bytes of files come and go by signed links, an OSGi service. Whoever has a link needs
 * nothing else.
 */
@ProviderType
public interface FileTransfer {
  /** Path of the links by which files come; the key of the upload follows. */
  String UPLOADS = "/files/uploads/";

  /** Path of the links by which files go; the key of the file follows. */
  String FILES = "/files/";

  /**
   * What a link says, as it was sent.
   *
   * @param key of the upload or the file
   * @param expires parameter {@code expires}
   * @param signature parameter {@code signature}
   */
  record Link(String key, String expires, String signature) {}

  /**
   * Which part of a file is sent.
   *
   * @param first place of its first byte; empty where nothing is sent, and what has arrived is to
   *     be taken as it is
   * @param length how many bytes; empty where that is not known beforehand
   * @param total how many bytes the whole file has, where the sender says so
   */
  record Part(OptionalLong first, OptionalLong length, OptionalLong total) {}

  /** How an upload stands. */
  sealed interface Standing {}

  /** More is to come, from {@code received} on. */
  record Incomplete(long received, long size) implements Standing {}

  /**
   * All of it is there.
   *
   * @param now whether this request completed it
   */
  record Whole(StoredFile file, boolean now) implements Standing {}

  /** What becomes of a download. */
  sealed interface Download {}

  /** The content may be sent. */
  record Ready(StoredFile file, Path content) implements Download {}

  /**
   * It is not taken, or not handed out: {@code LINK_INVALID}, {@code LINK_EXPIRED}, {@code
   * UPLOAD_GONE}, {@code UPLOAD_BUSY}, {@code OFFSET_MISMATCH}, {@code UPLOAD_LENGTH_WRONG}, {@code
   * UPLOAD_CUT_SHORT}, {@code FILE_DIGEST_MISMATCH}, {@code FILE_TYPE_MISMATCH}, {@code
   * FILE_TYPE_NOT_ALLOWED}, {@code FILE_INFECTED}, {@code SCANNER_UNAVAILABLE}, {@code
   * FILE_STORAGE_FULL}, {@code FILE_GONE}.
   *
   * @param received how much of an upload has arrived, where it goes on from there
   */
  record Refused(Refusal refusal, Optional<Incomplete> received) implements Standing, Download {}

  /** How much of an upload has arrived. */
  Standing standing(Link link);

  /**
   * Takes a part of a file. It has either arrived durably, or been refused; what came of a part
   * whose sender broke off stays.
   *
   * @param content the bytes of the part
   * @param request correlation id of the request, for the change log
   * @throws IOException when the platform's own disk fails
   */
  Standing take(Link link, Part part, InputStream content, String request) throws IOException;

  /** Opens a file to be handed out. */
  Download open(Link link);
}
