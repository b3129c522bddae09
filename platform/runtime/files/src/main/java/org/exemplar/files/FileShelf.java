package org.exemplar.files;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Refusal;
import org.osgi.annotation.versioning.ProviderType;

/** The files that are there, for the rooms that make something of them: an OSGi service. */
@ProviderType
public interface FileShelf {
  /** What became of looking for a file. */
  sealed interface Finding {}

  /**
   * The file and where its content lies; the content never changes.
   *
   * @param content stays there as long as something refers to the file, and for some days after
   */
  record Found(StoredFile file, Path content) implements Finding {}

  /** It is none that may be used: {@code FILE_NOT_FOUND}, {@code FILE_INFECTED}, or not now. */
  record Refused(Refusal refusal) implements Finding {}

  /**
   * Something that a file is kept for.
   *
   * @param type type of the object, such as {@code PluginChange}
   * @param key its key
   * @param until when it needs the file no longer; empty where that is not known beforehand
   */
  record Reference(String type, String key, Optional<Instant> until) {}

  /**
   * Finds a file that may be used: whole, clean as far as there are scanners, and the caller's own.
   *
   * @param id global id, as a client sent it
   */
  Finding find(String id, Caller caller);

  /**
   * From now on the file is kept for that.
   *
   * @return whether the file was still there
   */
  boolean refer(StoredFile file, Reference reference);

  /** The object needs no file any more. */
  void release(String type, String key);
}
