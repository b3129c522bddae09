package org.exemplar.files.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.exemplar.files.StoredFile;
import org.exemplar.spi.identity.Origin;

/**
 * A file on its way.
 *
 * @param origin who began it, by what and why
 * @param wanted what it was said to be
 * @param found what it was found to be once all of it was there
 * @param file key of the file that it became
 */
record Upload(
    String id,
    Origin origin,
    Wanted wanted,
    Instant expiresAt,
    Optional<Found> found,
    Optional<String> file) {
  /** Name of the type in the change log. */
  static final String TYPE = "FileUpload";

  /**
   * What a file is said to be.
   *
   * @param sha256 SHA-256 of its content, in lower-case hex
   */
  record Wanted(String name, String mediaType, long size, Optional<String> sha256) {}

  /** What a file was found to be; from then on it is only put in its place. */
  record Found(String sha256, String mediaType, StoredFile.State state) {}

  String account() {
    return origin.actor();
  }

  Upload with(Found what) {
    return new Upload(id, origin, wanted, expiresAt, Optional.of(what), file);
  }

  /** What the change log says of one that was refused because of what is in it. */
  Map<String, ?> toldRefused(String sha256, String code, String what) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("account", account());
    told.put("size", wanted.size());
    told.put("sha256", sha256);
    told.put("refused", code);
    told.put("found", what);
    return told;
  }
}
