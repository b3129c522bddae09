package org.exemplar.archive.internal;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.exemplar.archive.ArchiveProblem;
import org.exemplar.archive.Contents;
import org.exemplar.archive.Publisher;
import org.exemplar.archive.PublisherKey;
import org.exemplar.archive.ScopeTree;
import org.exemplar.archive.Signature;
import org.exemplar.archive.Trust;
import org.exemplar.archive.TrustStore;
import org.exemplar.archive.UnsignedPolicy;
import org.exemplar.archive.Verification;
import org.exemplar.spi.PluginKind;

/** Decides how far an archive is trusted in which everything agrees. */
public final class TrustCheck {
  /** How far the signer's clock may be ahead. */
  private static final Duration AHEAD = Duration.ofMinutes(10);

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
    Optional<Publisher> publisher = trust.publisher(signature.get().publisher());
    if (publisher.isEmpty()) {
      String id = signature.get().publisher();
      refuse(
          Codes.PUBLISHER_UNKNOWN,
          "本平台不认识发布者 " + id + "；如可信任，请把它的公钥文件放进 conf/trust",
          "publisher "
              + id
              + " is not known here; if it can be trusted, put its file into conf/trust");
    } else {
      signed(reading, signature.get(), publisher.get());
      mayPublish(contents, publisher.get());
    }
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

  private void signed(ArchiveReading reading, Signature signature, Publisher publisher) {
    Optional<PublisherKey> key =
        publisher.keys().stream().filter(each -> each.id().equals(signature.keyId())).findFirst();
    if (key.isEmpty()) {
      refuse(
          Codes.KEY_UNKNOWN,
          "发布者 " + publisher.id() + " 没有登记密钥 " + signature.keyId(),
          "publisher " + publisher.id() + " has no key " + signature.keyId() + " here");
      return;
    }
    if (!verifies(reading, signature, key.get())) {
      refuse(
          Codes.SIGNATURE_INVALID,
          "签名与归档或密钥不符：归档被改动过，或不是该发布者签的；请向发布者重新索取",
          "the signature does not fit the archive or the key: it was changed, or somebody else"
              + " signed it; get it anew from the publisher");
      return;
    }
    validity(signature, key.get());
    revocation(signature, key.get());
    if (signature.expires().map(end -> !now.isBefore(end)).orElse(false)) {
      refuse(
          Codes.SIGNATURE_EXPIRED,
          "签名已于 " + signature.expires().get() + " 到期；请向发布者索取新签的归档",
          "the signature expired at " + signature.expires().get() + "; ask for one signed anew");
    }
  }

  private static boolean verifies(ArchiveReading reading, Signature signature, PublisherKey key) {
    Optional<byte[]> value = JsonText.base64(signature.value());
    try {
      java.security.Signature check = java.security.Signature.getInstance("Ed25519");
      check.initVerify(key.key());
      check.update(reading.signed(signature));
      return value.isPresent() && check.verify(value.get());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private void validity(Signature signature, PublisherKey key) {
    Instant at = signature.signedAt();
    if (at.isAfter(now.plus(AHEAD))) {
      refuse(
          Codes.SIGNATURE_INVALID,
          "签名时间 " + at + " 在将来；请核对签名者和本机的时钟",
          "it says it was signed at " + at + ", in the future; compare the clocks");
    }
    boolean early = key.validFrom().map(at::isBefore).orElse(false);
    boolean late = key.validUntil().map(end -> !at.isBefore(end)).orElse(false);
    if (early || late) {
      refuse(
          Codes.KEY_NOT_VALID,
          "签名时间 " + at + " 不在密钥 " + key.id() + " 的有效期内",
          "key " + key.id() + " was not valid at " + at + ", when this was signed");
    }
  }

  private void revocation(Signature signature, PublisherKey key) {
    if (key.compromised()) {
      refuse(
          Codes.KEY_REVOKED,
          "密钥 " + key.id() + " 已泄露，它的签名一概无效；请发布者换新密钥重签",
          "key "
              + key.id()
              + " is in wrong hands, so nothing signed with it counts; the publisher"
              + " should sign with a new one");
    } else if (key.revokedSince()
        .map(since -> !signature.signedAt().isBefore(since))
        .orElse(false)) {
      Instant since = key.revokedSince().orElseThrow();
      refuse(
          Codes.KEY_REVOKED,
          "密钥 "
              + key.id()
              + " 自 "
              + since
              + " 起作废，而归档自称签于 "
              + signature.signedAt()
              + "（签名时间由签名者自己填写，不能证明；密钥如已泄露，请在 conf/trust 写 compromised: true）",
          "key "
              + key.id()
              + " is revoked since "
              + since
              + " and the archive says it was signed at "
              + signature.signedAt()
              + " (the signer's own claim, which proves nothing; if the key is in wrong hands,"
              + " write compromised: true in conf/trust)");
    }
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
