package org.exemplar.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes as others write them, and ours as others read them. */
class SignedNoteTest {
  /** The example of Go's package note. */
  private static final String GO_SECRET =
      "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

  private static final String GO_KEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  private static final String GO_TEXT =
      "If you think cryptography is the answer to your problem,\n"
          + "then you don't know what your problem is.\n";
  private static final String GO_NOTE =
      GO_TEXT
          + "\n"
          + "— PeterNeumann"
          + " x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

  private static final SignerKey OURS = SignerKey.make("example.org/log", new SecureRandom());

  @Test
  void a_note_of_go_is_read_and_written_byte_by_byte() {
    SignerKey key = SignerKey.parse(GO_SECRET);
    assertThat(key.secret()).isEqualTo(GO_SECRET);
    assertThat(key.verifier().text()).isEqualTo(GO_KEY);
    assertThat(key.sign(GO_TEXT)).isEqualTo(GO_NOTE);
    VerifierKey verifier = VerifierKey.parse(GO_KEY);
    assertThat(SignedNote.parse(GO_NOTE).signer(List.of(verifier))).contains(verifier);
    assertThat(SignedNote.parse(GO_NOTE).text()).isEqualTo(GO_TEXT);
  }

  @Test
  void a_note_of_another_implementation_is_verified() {
    VerifierKey key =
        VerifierKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    SignedNote note =
        SignedNote.parse(
            "This is an example message.\n\n"
                + "— example.com/foo"
                + " Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n");
    assertThat(note.signer(List.of(key))).contains(key);
  }

  /** The example of C2SP's tlog-checkpoint. */
  @Test
  void the_checkpoint_of_the_specification_is_read() {
    SignedNote note =
        SignedNote.parse(
            "example.com/behind-the-sofa\n"
                + "20852163\n"
                + "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
                + "\n"
                + "— example.com/behind-the-sofa"
                + " Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n");
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
    assertThat(checkpoint.size()).isEqualTo(20_852_163);
    assertThat(checkpoint.text()).isEqualTo(note.text());
    assertThat(note.signer(List.of(OURS.verifier()))).isEmpty();
  }

  @Test
  void a_note_that_others_signed_too_is_verified_by_the_keys_that_are_known() {
    String once = OURS.sign("text\n");
    String witness =
        SignerKey.make("witness.example", new SecureRandom())
            .sign("text\n")
            .substring("text\n\n".length());
    assertThat(SignedNote.parse(once + witness).signer(List.of(OURS.verifier())))
        .contains(OURS.verifier());
    assertThat(SignedNote.parse(once + once.substring("text\n\n".length())).signatures())
        .hasSize(2);
  }

  @Test
  void a_changed_text_and_a_changed_signature_are_not_signed() {
    String note = OURS.sign("one\ntwo\n");
    assertThat(SignedNote.parse(note.replace("two", "tow")).signer(List.of(OURS.verifier())))
        .isEmpty();
    String broken = note.substring(0, note.length() - 8) + "AAAAAA=\n";
    assertThat(SignedNote.parse(broken).signer(List.of(OURS.verifier()))).isEmpty();
    VerifierKey namesake = SignerKey.make("example.org/log", new SecureRandom()).verifier();
    assertThat(SignedNote.parse(note).signer(List.of(namesake))).isEmpty();
  }

  @Test
  void a_new_key_has_a_name_of_its_own() {
    SignerKey one = SignerKey.make(new SecureRandom());
    assertThat(one.verifier().name()).matches("exemplar/[0-9a-f]{16}");
    assertThat(VerifierKey.parse(one.verifier().text())).isEqualTo(one.verifier());
    assertThat(SignerKey.parse(one.secret()).verifier()).isEqualTo(one.verifier());
    assertThatThrownBy(() -> SignerKey.make("two words", new SecureRandom()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text\n",
        "text\n\n",
        "text\n\n- name AAAAAAA=\n",
        "text\n\n— name\n",
        "text\n\n— na+me AAAAAAA=\n",
        "text\n\n— name AAA=\n",
        "text\n\n— name %%%%\n",
        "text\r\n\r\n— name AAAAAAA=\r\n",
        "text\n\n— name AAAAAAA=",
      })
  void what_is_no_note_is_refused(String text) {
    assertThatThrownBy(() -> SignedNote.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "log\n",
        "log\n1\n",
        "log\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "log\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n",
        "log\n1\nAAAA\n",
        "log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\nmore\n",
        "\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
      })
  void what_is_no_checkpoint_is_refused(String text) {
    assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
