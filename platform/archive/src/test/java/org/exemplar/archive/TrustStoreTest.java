package org.exemplar.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.exemplar.spi.PluginKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustStoreTest {
  private static final String PUBLISHER =
      """
      publisher:
        id: willow-office
        name: {zh: 柳溪办公室, en: Willow office}
        keys:
          - id: main
            key: %s
            validFrom: 2026-01-01
            revokedSince: 2026-06-01T08:00:00Z
        mayPublish:
          - {kinds: [LOCALITY], scope: ["990101"]}
      """
          .formatted(Keys.text(Sources.KEY.getPublic()));

  @TempDir Path folder;

  @Test
  void a_publisher_has_a_file() throws IOException {
    Sources.write(folder, "willow.yaml", PUBLISHER);
    TrustStore store = TrustStore.load(folder);
    assertThat(store.problems()).isEmpty();
    assertThat(store.unsigned()).isEqualTo(UnsignedPolicy.DENY);
    Publisher publisher = store.publisher("willow-office").orElseThrow();
    assertThat(publisher.name().en()).isEqualTo("Willow office");
    assertThat(publisher.grants())
        .containsExactly(new Publisher.Grant(Set.of(PluginKind.LOCALITY), Set.of("990101")));
    PublisherKey key = publisher.keys().getFirst();
    assertThat(key.key()).isEqualTo(Sources.KEY.getPublic());
    assertThat(key.validFrom()).contains(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(key.validUntil()).isEmpty();
    assertThat(key.revokedSince()).contains(Instant.parse("2026-06-01T08:00:00Z"));
    assertThat(key.compromised()).isFalse();
  }

  @Test
  void a_key_may_be_its_32_bytes_alone() {
    byte[] x509 = Sources.KEY.getPublic().getEncoded();
    String raw = Base64.getEncoder().encodeToString(Arrays.copyOfRange(x509, 12, 44));
    assertThat(Keys.parse(raw)).isEqualTo(Sources.KEY.getPublic());
  }

  @Test
  void the_policy_is_deny_unless_it_says_warn() throws IOException {
    assertThat(TrustStore.load(folder.resolve("none"))).isEqualTo(TrustStore.EMPTY);
    assertThat(policy("unsigned: warn\n").unsigned()).isEqualTo(UnsignedPolicy.WARN);
    assertThat(policy("unsigned: deny\n").problems()).isEmpty();
    for (String broken :
        new String[] {"unsigned: yes\n", "unsigned: [warn\n", "unsigend: warn\n"}) {
      assertThat(policy(broken).unsigned()).isEqualTo(UnsignedPolicy.DENY);
      assertThat(policy(broken).problems()).hasSize(1);
    }
  }

  @Test
  void a_broken_file_is_named_with_its_line_and_counts_for_nothing() throws IOException {
    broken(PUBLISHER.replace("revokedSince", "revokedsince"), 8, "revokedsince");
    broken(PUBLISHER.replace("2026-06-01T08:00:00Z", "soon"), 8, "a moment");
    broken(PUBLISHER.replace("LOCALITY", "PLATFORM"), 10, "SECTOR or LOCALITY");
    broken(PUBLISHER.replace("\"990101\"", "990101"), 10, "quote numbers");
    broken(PUBLISHER.replace("\"990101\"", "\"99 01\""), 10, "code of an organisation");
    broken(PUBLISHER.replace("key: MC", "key: mC"), 6, "Ed25519");
    broken(PUBLISHER + "extra: 1\n", 11, "extra");
    broken(PUBLISHER + "publisher: {}\n", 11, "twice");
    broken("publisher:\n  id: x\n id: y\n", 3, "cannot be read");
    broken("- a\n", 1, "keys and values");
  }

  @Test
  void an_id_in_two_files_counts_in_neither() throws IOException {
    Sources.write(folder, "a.yaml", PUBLISHER);
    Sources.write(folder, "b.yaml", PUBLISHER.replace("990101", "99"));
    TrustStore store = TrustStore.load(folder);
    assertThat(store.publishers()).isEmpty();
    assertThat(store.problems())
        .extracting(TrustProblem::code, TrustProblem::file)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("TRUST_DUPLICATE", "a.yaml"),
            org.assertj.core.groups.Tuple.tuple("TRUST_DUPLICATE", "b.yaml"));
  }

  private TrustStore policy(String text) throws IOException {
    return TrustStore.load(Sources.write(folder, "policy.yaml", text));
  }

  private void broken(String text, int line, String says) throws IOException {
    TrustStore store = TrustStore.load(Sources.write(folder, "willow.yaml", text));
    assertThat(store.publishers()).as(text).isEmpty();
    assertThat(store.problems())
        .as(text)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.file()).isEqualTo("willow.yaml");
              assertThat(problem.line()).isEqualTo(line);
              assertThat(problem.message().en()).contains(says);
            });
  }
}
