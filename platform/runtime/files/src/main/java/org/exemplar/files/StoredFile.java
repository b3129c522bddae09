package org.exemplar.files;

import java.time.Instant;
import org.exemplar.spi.schema.GlobalId;

/**
 * A file that has arrived whole.
 *
 * @param key its key; keys sort in the order in which files arrived
 * @param account id of the account that brought it
 * @param name what it is called; a name, no path
 * @param mediaType what its content was found to be
 * @param size bytes
 * @param sha256 SHA-256 of its content in lower-case hex
 * @param uploadedAt when its last byte had arrived
 * @param state what a scanner said of it
 */
public record StoredFile(
    String key,
    String account,
    String name,
    String mediaType,
    long size,
    String sha256,
    Instant uploadedAt,
    State state) {
  /** Name of the type in the schema, in global ids and in the change log. */
  public static final String TYPE = "File";

  /** What a scanner said of a file. */
  public enum State {
    /** Every scanner found it harmless. */
    CLEAN,
    /** No scanner was configured when it came; one that is configured by now is asked first. */
    UNSCANNED,
    /** A scanner found something in it; it is handed out to nobody. */
    INFECTED
  }

  /** The global id. */
  public String id() {
    return new GlobalId(TYPE, key).encode();
  }

  /** The same file, of which a scanner has said that. */
  public StoredFile in(State found) {
    return new StoredFile(key, account, name, mediaType, size, sha256, uploadedAt, found);
  }
}
