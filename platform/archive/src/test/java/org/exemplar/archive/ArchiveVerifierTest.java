package org.exemplar.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.exemplar.spi.PluginKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveVerifierTest {
  private static final Publisher.Grant EVERYWHERE =
      Sources.grant(PluginKind.LOCALITY, Publisher.EVERYWHERE);

  @TempDir Path work;

  @Test
  void an_archive_of_a_known_publisher_is_trusted() throws IOException {
    Path jar = Sources.signed(work, Sources.LOCALITY);
    Verification verification = Sources.verifier().verify(jar);
    assertThat(verification).isInstanceOf(Verification.Admitted.class);
    Verification.Admitted admitted = (Verification.Admitted) verification;
    assertThat(admitted.trust().level()).isEqualTo(Trust.Level.TRUSTED);
    assertThat(admitted.trust().publisher().orElseThrow().id()).isEqualTo("willow-office");
    assertThat(admitted.warnings()).isEmpty();
    assertThat(admitted.archive().size()).isEqualTo(Files.size(jar));
    assertThat(admitted.archive().signature().orElseThrow().keyId()).isEqualTo("main");
  }

  @Test
  void an_archive_without_signature_is_refused_unless_the_policy_says_otherwise()
      throws IOException {
    Path jar = Sources.packed(work, Sources.LOCALITY);
    assertThat(codes(TrustStore.EMPTY, jar)).containsExactly("SIGNATURE_MISSING");
    Verification warned =
        Sources.verifier(TrustStore.EMPTY.withUnsigned(UnsignedPolicy.WARN)).verify(jar);
    assertThat(warned).isInstanceOf(Verification.Admitted.class);
    assertThat(((Verification.Admitted) warned).trust().level()).isEqualTo(Trust.Level.UNSIGNED);
    assertThat(((Verification.Admitted) warned).warnings())
        .extracting(ArchiveProblem::code)
        .containsExactly("SIGNATURE_MISSING");
  }

  @Test
  void an_unknown_publisher_is_refused_whatever_the_policy_for_unsigned_archives()
      throws IOException {
    Path jar = Sources.signed(work, Sources.LOCALITY);
    TrustStore nobody = TrustStore.EMPTY.withUnsigned(UnsignedPolicy.WARN);
    assertThat(codes(nobody, jar)).containsExactly("PUBLISHER_UNKNOWN");
  }

  @Test
  void another_key_in_the_publishers_name_is_refused() throws IOException {
    Path jar = Sources.packed(work, Sources.LOCALITY);
    sign(jar, Sources.OTHER_KEY.getPrivate(), "main", Optional.empty());
    assertThat(Sources.codes(Sources.verifier().verify(jar))).containsExactly("SIGNATURE_INVALID");
    sign(jar, Sources.OTHER_KEY.getPrivate(), "second", Optional.empty());
    assertThat(Sources.codes(Sources.verifier().verify(jar))).containsExactly("KEY_UNKNOWN");
  }

  @Test
  void a_signature_that_has_expired_is_refused() throws IOException {
    Path jar = Sources.packed(work, Sources.LOCALITY);
    Instant signedAt = Sources.NOW.minus(Duration.ofDays(2));
    Signer.sign(
        jar, Sources.KEY.getPrivate(), "willow-office", "main", signedAt, Optional.of(Sources.NOW));
    assertThat(Sources.codes(Sources.verifier().verify(jar))).containsExactly("SIGNATURE_EXPIRED");
    sign(jar, Sources.KEY.getPrivate(), "main", Optional.of(Sources.NOW.plusSeconds(1)));
    assertThat(Sources.verifier().verify(jar)).isInstanceOf(Verification.Admitted.class);
  }

  @Test
  void a_signature_from_the_future_is_refused() throws IOException {
    Path jar = Sources.packed(work, Sources.LOCALITY);
    Signer.sign(
        jar,
        Sources.KEY.getPrivate(),
        "willow-office",
        "main",
        Sources.NOW.plus(Duration.ofHours(1)),
        Optional.empty());
    assertThat(Sources.codes(Sources.verifier().verify(jar))).containsExactly("SIGNATURE_INVALID");
  }

  @Test
  void a_key_counts_only_while_it_is_valid() throws IOException {
    Path jar = Sources.signed(work, Sources.LOCALITY);
    Optional<Instant> later = Optional.of(Sources.NOW.plusSeconds(1));
    Optional<Instant> now = Optional.of(Sources.NOW);
    assertThat(codes(key(later, Optional.empty(), Optional.empty(), false), jar))
        .containsExactly("KEY_NOT_VALID");
    assertThat(codes(key(now, now, Optional.empty(), false), jar)).containsExactly("KEY_NOT_VALID");
    assertThat(codes(key(now, later, Optional.empty(), false), jar)).isEmpty();
  }

  @Test
  void a_revoked_key_counts_only_for_what_was_signed_before_and_a_compromised_one_for_nothing()
      throws IOException {
    Path jar = Sources.signed(work, Sources.LOCALITY);
    Optional<Instant> none = Optional.empty();
    Optional<Instant> now = Optional.of(Sources.NOW);
    Verification revoked = Sources.verifier(key(none, none, now, false)).verify(jar);
    assertThat(Sources.codes(revoked)).containsExactly("KEY_REVOKED");
    assertThat(((Verification.Refused) revoked).problems().getFirst().message().en())
        .contains("the signer's own claim");
    Optional<Instant> later = Optional.of(Sources.NOW.plusSeconds(1));
    assertThat(codes(key(none, none, later, false), jar)).isEmpty();
    assertThat(codes(key(none, none, none, true), jar)).containsExactly("KEY_REVOKED");
  }

  @Test
  void a_publisher_may_publish_for_its_part_of_the_tree_only() throws IOException {
    Path jar = Sources.signed(work, Sources.LOCALITY);
    TrustStore half = Sources.trust(Sources.key(), Sources.grant(PluginKind.LOCALITY, "990101"));
    Verification refused = Sources.verifier(half).verify(jar);
    assertThat(Sources.codes(refused)).containsExactly("SCOPE_NOT_ALLOWED");
    assertThat(((Verification.Refused) refused).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message().en()).contains("990102"));
    TrustStore city = Sources.trust(Sources.key(), Sources.grant(PluginKind.LOCALITY, "9901"));
    assertThat(codes(city, jar)).containsExactly("SCOPE_NOT_ALLOWED");
    ArchiveVerifier tree =
        new ArchiveVerifier(
            city,
            (code, ancestor) -> code.startsWith(ancestor),
            Sources.CLOCK,
            ArchiveLimits.STANDARD);
    assertThat(tree.verify(jar)).isInstanceOf(Verification.Admitted.class);
  }

  @Test
  void a_publisher_may_publish_its_kinds_only_and_a_sector_needs_everywhere() throws IOException {
    Path sector = Sources.signed(work, Sources.SECTOR);
    assertThat(codes(Sources.trust(Sources.key(), EVERYWHERE), sector))
        .containsExactly("KIND_NOT_ALLOWED");
    assertThat(codes(Sources.trust(Sources.key()), sector)).containsExactly("KIND_NOT_ALLOWED");
    TrustStore part = Sources.trust(Sources.key(), Sources.grant(PluginKind.SECTOR, "990101"));
    assertThat(codes(part, sector)).containsExactly("SCOPE_NOT_ALLOWED");
  }

  @Test
  void signing_again_replaces_the_signature() throws IOException {
    Path jar = Sources.signed(work, Sources.LOCALITY);
    byte[] before = Files.readAllBytes(jar);
    sign(jar, Sources.OTHER_KEY.getPrivate(), "main", Optional.empty());
    assertThat(Files.readAllBytes(jar)).isNotEqualTo(before);
    sign(jar, Sources.KEY.getPrivate(), "main", Optional.empty());
    assertThat(jar).hasBinaryContent(before);
  }

  @Test
  void what_came_with_the_distribution_needs_no_signature_but_must_be_whole() throws IOException {
    Path jar = Sources.packed(work, Sources.SECTOR);
    Verification shipped = Sources.verifier(TrustStore.EMPTY).verifyShipped(jar);
    assertThat(shipped).isInstanceOf(Verification.Admitted.class);
    assertThat(((Verification.Admitted) shipped).trust().level())
        .isEqualTo(Trust.Level.DISTRIBUTION);
    byte[] bytes = Files.readAllBytes(jar);
    bytes[bytes.length / 3] ^= 1;
    Files.write(jar, bytes);
    assertThat(Sources.verifier(TrustStore.EMPTY).verifyShipped(jar))
        .isInstanceOf(Verification.Refused.class);
  }

  @Test
  void a_file_that_is_not_there_or_no_archive_is_refused() throws IOException {
    assertThat(codes(TrustStore.EMPTY, work.resolve("none.jar")))
        .containsExactly("ARCHIVE_UNREADABLE");
    assertThat(codes(TrustStore.EMPTY, work)).containsExactly("ARCHIVE_UNREADABLE");
    for (String text : new String[] {"", "P", "PK", "PK" + "x".repeat(40), "x".repeat(1000)}) {
      Path file = Files.writeString(work.resolve("odd.jar"), text);
      assertThat(codes(TrustStore.EMPTY, file)).containsExactly("ARCHIVE_UNREADABLE");
    }
  }

  private static TrustStore key(
      Optional<Instant> from, Optional<Instant> until, Optional<Instant> revoked, boolean lost) {
    return Sources.trust(
        new PublisherKey("main", Sources.KEY.getPublic(), from, until, revoked, lost), EVERYWHERE);
  }

  private static void sign(
      Path jar, java.security.PrivateKey key, String keyId, Optional<Instant> expires)
      throws IOException {
    Signer.sign(jar, key, "willow-office", keyId, Sources.NOW, expires);
  }

  private static java.util.List<String> codes(TrustStore trust, Path jar) {
    return Sources.codes(Sources.verifier(trust).verify(jar));
  }
}
