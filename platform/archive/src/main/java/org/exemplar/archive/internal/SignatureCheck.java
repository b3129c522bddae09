package org.exemplar.archive.internal;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.exemplar.archive.Publisher;
import org.exemplar.archive.PublisherKey;
import org.exemplar.archive.Signature;
import org.exemplar.archive.TrustStore;
import org.exemplar.spi.LocalizedText;

/** Decides whether a signature is that of a publisher of the trust store. */
final class SignatureCheck {
  /** How far the signer's clock may be ahead. */
  private static final Duration AHEAD = Duration.ofMinutes(10);

  private final TrustStore trust;
  private final Instant now;
  private final LocalizedText what;
  private final Problems problems;

  /**
   * A check.
   *
   * @param trust whose signatures count
   * @param now what time it is
   * @param what what was signed, as a refusal names it
   * @param problems takes what is wrong
   */
  SignatureCheck(TrustStore trust, Instant now, LocalizedText what, Problems problems) {
    this.trust = trust;
    this.now = now;
    this.what = what;
    this.problems = problems;
  }

  /** Checks a signature over a text and gives the publisher, where that one is known. */
  Optional<Publisher> check(Signature signature, byte[] text) {
    Optional<Publisher> publisher = trust.publisher(signature.publisher());
    if (publisher.isEmpty()) {
      String id = signature.publisher();
      refuse(
          Codes.PUBLISHER_UNKNOWN,
          "本平台不认识发布者 " + id + "；如可信任，请把它的公钥文件放进 conf/trust",
          "publisher "
              + id
              + " is not known here; if it can be trusted, put its file into conf/trust");
    }
    publisher.ifPresent(by -> signed(signature, text, by));
    return publisher;
  }

  private void signed(Signature signature, byte[] text, Publisher publisher) {
    Optional<PublisherKey> key =
        publisher.keys().stream().filter(each -> each.id().equals(signature.keyId())).findFirst();
    if (key.isEmpty()) {
      refuse(
          Codes.KEY_UNKNOWN,
          "发布者 " + publisher.id() + " 没有登记密钥 " + signature.keyId(),
          "publisher " + publisher.id() + " has no key " + signature.keyId() + " here");
      return;
    }
    if (!verifies(text, signature, key.get())) {
      refuse(
          Codes.SIGNATURE_INVALID,
          "签名与" + what.zh() + "或密钥不符：" + what.zh() + "被改动过，或不是该发布者签的；请向发布者重新索取",
          "the signature does not fit "
              + what.en()
              + " or the key: it was changed, or somebody else"
              + " signed it; get it anew from the publisher");
      return;
    }
    validity(signature, key.get());
    revocation(signature, key.get());
    if (signature.expires().map(end -> !now.isBefore(end)).orElse(false)) {
      refuse(
          Codes.SIGNATURE_EXPIRED,
          "签名已于 " + signature.expires().get() + " 到期；请向发布者索取新签的" + what.zh(),
          "the signature expired at " + signature.expires().get() + "; ask for one signed anew");
    }
  }

  private static boolean verifies(byte[] text, Signature signature, PublisherKey key) {
    Optional<byte[]> value = JsonText.base64(signature.value());
    try {
      java.security.Signature check = java.security.Signature.getInstance("Ed25519");
      check.initVerify(key.key());
      check.update(text);
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
              + " 起作废，而"
              + what.zh()
              + "自称签于 "
              + signature.signedAt()
              + "（签名时间由签名者自己填写，不能证明；密钥如已泄露，请在 conf/trust 写 compromised: true）",
          "key "
              + key.id()
              + " is revoked since "
              + since
              + " and "
              + what.en()
              + " says it was signed at "
              + signature.signedAt()
              + " (the signer's own claim, which proves nothing; if the key is in wrong hands,"
              + " write compromised: true in conf/trust)");
    }
  }

  private void refuse(String code, String zh, String en) {
    problems.add(code, zh, en);
  }
}
