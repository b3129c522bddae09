package org.exemplar.plugins;

import java.time.Instant;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Refusal;
import org.osgi.annotation.versioning.ConsumerType;

/** Where archives lie that somebody has brought beforehand, an OSGi service. */
@ConsumerType
public interface ArchiveSource {
  /** What became of asking for an archive. */
  sealed interface Taken {}

  /** Its bytes. */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Bytes(byte[] content) implements Taken {}

  /** Why there are none, for who asks. */
  record Refused(Refusal refusal) implements Taken {}

  /**
   * The bytes of an archive.
   *
   * @param file global id, as a client sent it
   * @param most how many bytes an archive can have
   * @param caller who asks, and may use what it has brought itself
   */
  Taken take(String file, long most, Caller caller);

  /**
   * A change of plugins was planned with it.
   *
   * @param change key of the change
   * @param until how long the archive of a change is kept
   */
  void keep(String file, String change, Instant until);
}
