package org.exemplar.cli.audit;

import java.util.List;
import java.util.Optional;
import org.exemplar.store.Checkpoint;
import org.exemplar.store.SignedNote;
import org.exemplar.store.VerifierKey;

/**
 * A checkpoint that somebody kept.
 *
 * @param place where it was read
 * @param checkpoint it, empty when it is not to be trusted
 * @param problem why it is not
 */
record HeldCheckpoint(String place, Optional<Checkpoint> checkpoint, Optional<Problem> problem) {
  /** Reads a signed note, and believes it when one of the keys has signed it. */
  static HeldCheckpoint of(String place, String note, List<VerifierKey> keys) {
    SignedNote signed;
    Checkpoint checkpoint;
    try {
      signed = SignedNote.parse(note);
      checkpoint = Checkpoint.parse(signed.text());
    } catch (IllegalArgumentException none) {
      return distrusted(
          new Problem(
              "CHECKPOINT_UNREADABLE",
              place,
              "不是签名的检查点（文件须逐字节保存）",
              "no signed checkpoint; it must be kept byte by byte"));
    }
    Optional<VerifierKey> signer = signed.signer(keys);
    if (signer.isEmpty() || !signer.get().name().equals(checkpoint.origin())) {
      return distrusted(
          new Problem(
              "CHECKPOINT_NOT_SIGNED",
              place,
              "签名与已知密钥不符；若密钥已更换，请用 --key 给出当时的密钥",
              "no known key has signed it; if the key was replaced, name the one of that time by"
                  + " --key"));
    }
    return new HeldCheckpoint(place, Optional.of(checkpoint), Optional.empty());
  }

  private static HeldCheckpoint distrusted(Problem problem) {
    return new HeldCheckpoint(problem.place(), Optional.empty(), Optional.of(problem));
  }
}
