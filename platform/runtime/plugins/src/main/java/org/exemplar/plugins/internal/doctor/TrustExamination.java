package org.exemplar.plugins.internal.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exemplar.archive.Publisher;
import org.exemplar.archive.PublisherKey;
import org.exemplar.archive.TrustProblem;
import org.exemplar.archive.TrustStore;
import org.exemplar.plugins.Finding;
import org.exemplar.plugins.Finding.Severity;

/** Examines the trust store. */
final class TrustExamination {
  private static final Duration SOON = Duration.ofDays(30);
  private static final String FOLDER = "conf/trust/";

  private final TrustStore trust;
  private final Instant now;

  TrustExamination(TrustStore trust, Clock clock) {
    this.trust = trust;
    this.now = clock.instant();
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    trust.problems().forEach(problem -> findings.add(broken(problem)));
    for (Publisher publisher : trust.publishers()) {
      for (PublisherKey key : publisher.keys()) {
        key.validUntil().flatMap(end -> ending(publisher, key, end)).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Finding broken(TrustProblem problem) {
    String line = problem.line() > 0 ? ":" + problem.line() : "";
    return new Finding(
        Severity.PROBLEM,
        problem.code(),
        problem.message(),
        FOLDER + problem.file() + line,
        Optional.of("exemplar plugin trust"));
  }

  /** A key that is revoked is not waited for. */
  private Optional<Finding> ending(Publisher publisher, PublisherKey key, Instant end) {
    boolean revoked = key.compromised() || key.revokedSince().isPresent();
    if (revoked || now.isBefore(end.minus(SOON))) {
      return Optional.empty();
    }
    String place = FOLDER + publisher.id() + " " + key.id();
    Optional<String> command = Optional.of("exemplar plugin keygen --publisher " + publisher.id());
    return Optional.of(
        now.isBefore(end)
            ? Finding.hint(
                "KEY_EXPIRES_SOON",
                place,
                "密钥将于 " + end + " 到期，此后的签名不再有效；请发布者及早更换",
                "the key expires at " + end + "; its publisher should have a new one by then",
                command)
            : Finding.hint(
                "KEY_EXPIRED",
                place,
                "密钥已于 " + end + " 到期，新的签名不再有效；以前签的不受影响",
                "the key expired at "
                    + end
                    + "; what it signs now is refused, what it signed"
                    + " before is not",
                command));
  }
}
