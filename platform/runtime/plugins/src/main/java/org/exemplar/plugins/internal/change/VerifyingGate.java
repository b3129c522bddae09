package org.exemplar.plugins.internal.change;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.exemplar.archive.ArchiveLimits;
import org.exemplar.archive.ArchiveProblem;
import org.exemplar.archive.ArchiveVerifier;
import org.exemplar.archive.PluginArchive;
import org.exemplar.archive.ScopeTree;
import org.exemplar.archive.Signature;
import org.exemplar.archive.TrustProblem;
import org.exemplar.archive.TrustStore;
import org.exemplar.archive.Verification;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.ArchiveFiles;
import org.exemplar.plugins.internal.content.ContentReader;
import org.exemplar.plugins.internal.content.ContentResult;
import org.exemplar.spi.PluginDescriptor;

/**
 * Lets archives pass that are whole, for which somebody vouches who may, and whose content is
 * right. Who may is looked up each time, so that a change of the trust store needs no restart.
 */
final class VerifyingGate implements ArchiveGate {
  /** What an archive is not asked again that was admitted once: trust may end, not the files. */
  private static final Set<String> ASKED_ONCE =
      Set.of("SIGNATURE_MISSING", "SIGNATURE_EXPIRED", "KEY_NOT_VALID");

  private final Supplier<TrustStore> trust;
  private final Supplier<ScopeTree> tree;
  private final Clock clock;
  private final ContentReader reader = new ContentReader();

  VerifyingGate(Supplier<TrustStore> trust, Supplier<ScopeTree> tree, Clock clock) {
    this.trust = trust;
    this.tree = tree;
    this.clock = clock;
  }

  @Override
  public Passage look(Path archive, Origin origin) {
    if (origin == Origin.SHIPPED) {
      return content(archive, Optional.empty());
    }
    TrustStore known = trust.get();
    ArchiveVerifier verifier =
        new ArchiveVerifier(known, tree.get(), clock, ArchiveLimits.STANDARD);
    return switch (verifier.verify(archive)) {
      case Verification.Admitted admitted -> content(archive, signer(admitted.archive()));
      case Verification.Refused refused
          when origin == Origin.RAN_BEFORE
              && refused.problems().stream().allMatch(each -> ASKED_ONCE.contains(each.code())) ->
          content(archive, Optional.empty());
      case Verification.Refused refused -> refused(archive, refused, known);
    };
  }

  private static Optional<ArchiveInfo.SignedBy> signer(PluginArchive archive) {
    return archive.signature().map(VerifyingGate::signer);
  }

  private static ArchiveInfo.SignedBy signer(Signature signature) {
    return new ArchiveInfo.SignedBy(signature.publisher(), signature.keyId(), signature.signedAt());
  }

  private Passage content(Path archive, Optional<ArchiveInfo.SignedBy> signer) {
    return switch (reader.read(new ArchiveFiles(archive))) {
      case ContentResult.Good good ->
          new Passage(Optional.of(good.content().descriptor()), signer, List.of());
      case ContentResult.Bad bad -> new Passage(bad.descriptor(), signer, bad.problems());
    };
  }

  /** A signature that does not hold is not told of: nobody vouches for what it says. */
  private Passage refused(Path archive, Verification.Refused refused, TrustStore known) {
    List<Problem> problems =
        new ArrayList<>(refused.problems().stream().map(VerifyingGate::problem).toList());
    known.problems().forEach(problem -> problems.add(problem(problem)));
    Optional<PluginDescriptor> who =
        refused.contents().isPresent()
            ? reader.descriptor(new ArchiveFiles(archive))
            : Optional.empty();
    return new Passage(who, Optional.empty(), problems);
  }

  private static Problem problem(ArchiveProblem problem) {
    return new Problem(problem.code(), problem.message(), problem.entry(), 0, "");
  }

  /** A broken file of the trust store may be why a publisher is not known. */
  private static Problem problem(TrustProblem problem) {
    return new Problem(
        problem.code(), problem.message(), Optional.of(problem.file()), problem.line(), "");
  }
}
