package org.exemplar.archive;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.exemplar.archive.internal.ArchiveReader;
import org.exemplar.archive.internal.ArchiveReading;
import org.exemplar.archive.internal.TrustCheck;

/**
 * Decides whether an archive may be installed. Whatever a file holds, the answer is a value;
 * nothing is thrown.
 *
 * <p>What is verified is the file as it is read, once, whole. Whoever installs it afterwards should
 * take a copy that nobody else writes to and verify that, or compare {@link PluginArchive#sha256}.
 *
 * <p>Safe for use by several threads.
 */
public final class ArchiveVerifier {
  private final TrustStore trust;
  private final ScopeTree tree;
  private final Clock clock;
  private final ArchiveLimits limits;

  /**
   * A verifier.
   *
   * @param trust who may publish
   * @param tree which organisation lies below which
   * @param clock what time it is, for what expires
   * @param limits how much an archive may hold
   */
  public ArchiveVerifier(TrustStore trust, ScopeTree tree, Clock clock, ArchiveLimits limits) {
    this.trust = trust;
    this.tree = tree;
    this.clock = clock;
    this.limits = limits;
  }

  /** A verifier with the usual limits and the system's clock. */
  public ArchiveVerifier(TrustStore trust, ScopeTree tree) {
    this(trust, tree, Clock.systemUTC(), ArchiveLimits.STANDARD);
  }

  /** Checks an archive that somebody wants to install: what is in it, and who vouches for it. */
  public Verification verify(Path file) {
    ArchiveReading reading = ArchiveReader.read(file, limits);
    if (!reading.problems().isEmpty()) {
      return new Verification.Refused(reading.contents(), reading.problems());
    }
    return new TrustCheck(trust, tree, clock.instant()).check(reading);
  }

  /** Checks an archive that came with the distribution, for which nobody else needs to vouch. */
  public Verification verifyShipped(Path file) {
    ArchiveReading reading = ArchiveReader.read(file, limits);
    return reading.problems().isEmpty()
        ? new Verification.Admitted(
            reading.archive(), new Trust(Trust.Level.DISTRIBUTION, Optional.empty()), List.of())
        : new Verification.Refused(reading.contents(), reading.problems());
  }
}
