package org.exemplar.plugins.internal.change;

import java.util.Base64;
import java.util.Optional;
import org.exemplar.archive.ArchiveLimits;
import org.exemplar.plugins.ArchiveSource;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Refusal;

/** The archive of a request: in the request itself, or a file that was uploaded before. */
sealed interface BroughtArchive {
  /** Its bytes, where one was brought at all. */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Taken(Optional<byte[]> archive) implements BroughtArchive {}

  /** It cannot be had. */
  record Refused(Refusal refusal) implements BroughtArchive {}

  /**
   * The archive.
   *
   * @param base64 its bytes
   * @param file global id of a file
   */
  static BroughtArchive of(
      Optional<String> base64,
      Optional<String> file,
      Optional<ArchiveSource> source,
      Caller caller) {
    if (base64.isPresent() && file.isPresent()) {
      return new Refused(
          Refusal.of(
                  "ARCHIVE_GIVEN_TWICE",
                  "archive 与 file 只能给一个",
                  "give archive or file, not both of them")
              .at("input", "file"));
    }
    return file.isPresent() ? uploaded(file.get(), source, caller) : decoded(base64);
  }

  private static BroughtArchive uploaded(
      String file, Optional<ArchiveSource> source, Caller caller) {
    if (source.isEmpty()) {
      return new Refused(
          Refusal.unavailable(
                  "FILES_UNAVAILABLE", "暂不能使用已上传的文件", "uploaded files cannot be used now")
              .at("input", "file"));
    }
    return switch (source.get().take(file, ArchiveLimits.STANDARD.archive(), caller)) {
      case ArchiveSource.Bytes bytes -> new Taken(Optional.of(bytes.content()));
      case ArchiveSource.Refused refused -> new Refused(refused.refusal().at("input", "file"));
    };
  }

  private static BroughtArchive decoded(Optional<String> base64) {
    try {
      return new Taken(base64.map(Base64.getMimeDecoder()::decode));
    } catch (IllegalArgumentException wrong) {
      return new Refused(
          Refusal.of(
                  "ARCHIVE_NOT_BASE64",
                  "archive 须为插件包字节的 Base64",
                  "archive must be the bytes of the archive in Base64")
              .at("input", "archive"));
    }
  }
}
