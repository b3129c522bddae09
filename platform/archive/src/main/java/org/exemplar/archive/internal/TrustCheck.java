package org.exemplar.archive.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.exemplar.archive.ArchiveProblem;
import org.exemplar.archive.Contents;
import org.exemplar.archive.Publisher;
import org.exemplar.archive.ScopeTree;
import org.exemplar.archive.Signature;
import org.exemplar.archive.Trust;
import org.exemplar.archive.TrustStore;
import org.exemplar.archive.UnsignedPolicy;
import org.exemplar.archive.Verification;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.PluginKind;

/** Decides how far an archive is trusted in which everything agrees. */
public final class TrustCheck {
  private static final LocalizedText ARCHIVE = new LocalizedText("归档", "the archive");

  private final TrustStore trust;
  private final ScopeTree tree;
  private final Instant now;
  private final Problems problems = new Problems();

  /**
   * A check.
   *
   * @param trust who may publish
   * @param tree which organisation lies below which
   * @param now what time it is
   */
  public TrustCheck(TrustStore trust, ScopeTree tree, Instant now) {
    this.trust = trust;
    this.tree = tree;
    this.now = now;
  }

  /** Checks who vouches for the archive. */
  public Verification check(ArchiveReading reading) {
    Contents contents = reading.contents().orElseThrow();
    Optional<Signature> signature = reading.signature();
    if (signature.isEmpty()) {
      return unsigned(reading);
    }
    Optional<Publisher> publisher =
        new SignatureCheck(trust, now, ARCHIVE, problems)
            .check(signature.get(), reading.signed(signature.get()));
    publisher.ifPresent(by -> mayPublish(contents, by));
    return problems.isEmpty()
        ? new Verification.Admitted(
            reading.archive(), new Trust(Trust.Level.TRUSTED, publisher), List.of())
        : new Verification.Refused(Optional.of(contents), problems.all());
  }

  private Verification unsigned(ArchiveReading reading) {
    ArchiveProblem missing =
        Problems.problem(
            Codes.SIGNATURE_MISSING,
            "归档没有签名，无法知道是谁发布的；请发布者用 exemplar plugin sign 签名",
            "the archive is not signed, so nobody knows who published it; its publisher should sign"
                + " it with exemplar plugin sign");
    return trust.unsigned() == UnsignedPolicy.WARN
        ? new Verification.Admitted(
            reading.archive(), new Trust(Trust.Level.UNSIGNED, Optional.empty()), List.of(missing))
        : new Verification.Refused(reading.contents(), List.of(missing));
  }

  private void mayPublish(Contents contents, Publisher publisher) {
    List<Publisher.Grant> grants =
        publisher.grants().stream().filter(each -> each.kinds().contains(contents.kind())).toList();
    if (grants.isEmpty()) {
      refuse(
          Codes.KIND_NOT_ALLOWED,
          "发布者 " + publisher.id() + " 不得发布 " + contents.kind() + " 插件",
          "publisher " + publisher.id() + " may not publish a " + contents.kind());
      return;
    }
    boolean everywhere =
        grants.stream().anyMatch(each -> each.scope().contains(Publisher.EVERYWHERE));
    if (contents.kind() == PluginKind.SECTOR && !everywhere) {
      refuse(
          Codes.SCOPE_NOT_ALLOWED,
          "SECTOR 插件处处适用，发布者 " + publisher.id() + " 只能发布部分组织的插件",
          "a SECTOR applies everywhere; publisher "
              + publisher.id()
              + " may publish for a part of the organisations only");
    }
    for (String code : contents.scope()) {
      if (!everywhere && grants.stream().noneMatch(each -> covers(each, code))) {
        refuse(
            Codes.SCOPE_NOT_ALLOWED,
            "发布者 " + publisher.id() + " 不得为组织 " + code + " 发布插件",
            "publisher " + publisher.id() + " may not publish for organisation " + code);
      }
    }
  }

  private boolean covers(Publisher.Grant grant, String code) {
    return grant.scope().stream().anyMatch(ancestor -> tree.within(code, ancestor));
  }

  private void refuse(String code, String zh, String en) {
    problems.add(code, zh, en);
  }
}
