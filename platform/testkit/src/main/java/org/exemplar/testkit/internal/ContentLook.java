package org.exemplar.testkit.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.Optional;
import org.exemplar.archive.ArchiveProblem;
import org.exemplar.archive.ArchiveVerifier;
import org.exemplar.archive.ScopeTree;
import org.exemplar.archive.TrustStore;
import org.exemplar.archive.Verification;
import org.exemplar.plugins.Problem;
import org.exemplar.testkit.ContractOutcome;

/** Whether its files are in order, in themselves and beside others, and a platform takes it. */
record ContentLook(Bench bench) implements Checks.Look {
  @Override
  public ContractOutcome look() {
    Subject subject = bench.subject();
    Findings findings = new Findings();
    subject.problems().forEach(findings::add);
    if (findings.isEmpty()) {
      subject.ofArchive().forEach(each -> findings.add(problem(each)));
    }
    if (findings.isEmpty() && !Files.isDirectory(subject.plugin())) {
      Verification verified =
          new ArchiveVerifier(TrustStore.EMPTY, ScopeTree.EXACT).verifyShipped(subject.plugin());
      if (verified instanceof Verification.Refused refused) {
        refused.problems().forEach(each -> findings.add(problem(each)));
      }
    }
    if (findings.isEmpty()) {
      plan(findings);
    }
    return findings.outcome("内容没有问题，平台接受", "nothing is wrong, and a platform takes it");
  }

  private void plan(Findings findings) {
    JsonNode plan = bench.plugins().planInstall(bench.subject().archive());
    findings.addAll(plan.path("errors"));
    findings.addAll(plan.at("/change/problems"));
    if (findings.isEmpty()) {
      JsonNode change = bench.plugins().carryOut(plan);
      findings.addAll(change.path("problems"));
      if (findings.isEmpty() && !change.path("state").asText().equals("APPLIED")) {
        findings.add(
            "INSTALL_FAILED", "安装没有完成：" + change, "the install did not come about: " + change);
      }
      bench.tookPlace(findings.isEmpty());
    }
  }

  private static Problem problem(ArchiveProblem each) {
    return new Problem(each.code(), each.message(), each.entry().or(Optional::empty), 0, "");
  }
}
