package org.exemplar.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.schema.Refused;
import org.exemplar.store.ChainEntry;
import org.exemplar.store.Checkpoint;
import org.exemplar.store.CheckpointKeys;
import org.exemplar.store.CheckpointSigner;
import org.exemplar.store.MerkleProofs;
import org.exemplar.store.NewChange;
import org.exemplar.store.SignedNote;
import org.exemplar.store.StoredLog;
import org.exemplar.store.TreeHash;
import org.exemplar.store.VerifierKey;
import org.exemplar.testing.AskedField;
import org.exemplar.testing.PageWalk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What auditors are answered on every engine. */
@Timeout(300)
abstract class AuditContract {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path data;
  private @Nullable RelationalStore opened;
  private Instant now = NOON;

  /** Properties of a store that is empty when the test begins. */
  abstract Map<String, String> properties(Path folder);

  /** The log of that store, as it is read when no platform runs. */
  abstract StoredLog log(Path folder);

  @BeforeEach
  void open() {
    Clock ticking =
        new Clock() {
          @Override
          public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now;
          }
        };
    opened = RelationalStore.open(Engine.of(properties(data)::get), ticking);
  }

  @AfterEach
  void close() {
    store().close();
  }

  private RelationalStore store() {
    return Objects.requireNonNull(opened);
  }

  private AuditFetchers fetchers() {
    return new AuditFetchers(store(), data, "example.org/log");
  }

  private void write(String actor, String key, int times) {
    for (int n = 1; n <= times; n++) {
      Optional<Map<String, Integer>> before =
          n == 1 ? Optional.empty() : Optional.of(Map.of("n", n - 1));
      NewChange change =
          NewChange.of(Origin.of(actor), "Note", key, before, Optional.of(Map.of("n", n)));
      store().write(transaction -> transaction.record(change));
      now = now.plusSeconds(60);
    }
  }

  private static Object ask(AuditFetchers fetchers, String field, Object source, Object... given) {
    return Objects.requireNonNull(
        Objects.requireNonNull(fetchers.fetchers().get(field)).fetch(AskedField.of(source, given)));
  }

  private static AuditView.Log auditLog(AuditFetchers fetchers) {
    return (AuditView.Log) ask(fetchers, "Query.auditLog", "root");
  }

  private static List<AuditEntryView> entries(AuditFetchers fetchers, Object... given) {
    return page(fetchers, given).nodes().stream().map(AuditEntryView.class::cast).toList();
  }

  private static org.exemplar.spi.schema.Connection<?> page(
      AuditFetchers fetchers, Object... given) {
    return (org.exemplar.spi.schema.Connection<?>)
        ask(fetchers, "AuditLog.entries", auditLog(fetchers), given);
  }

  @Test
  void entries_come_newest_first_and_go_on_behind_a_cursor() {
    write("a", "x", 5);
    AuditFetchers fetchers = fetchers();
    var first = page(fetchers, "first", 2);
    assertThat(first.totalCount()).isEqualTo(5);
    assertThat(first.nodes()).extracting("position").containsExactly(5L, 4L);
    write("a", "y", 1);
    String cursor = Objects.requireNonNull(first.pageInfo().endCursor());
    assertThat(entries(fetchers, "first", 2, "after", cursor))
        .extracting(AuditEntryView::position)
        .containsExactly(3L, 2L);
    assertThat(entries(fetchers, "first", 9, "order", "OLDEST_FIRST"))
        .extracting(AuditEntryView::position)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(code(() -> page(fetchers, "after", "Yzp4"))).isEqualTo("BAD_CURSOR");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NEWEST_FIRST", "OLDEST_FIRST"})
  void entries_are_paged_both_ways(String order) {
    write("a", "x", 11);
    write("b", "y", 2);
    AuditFetchers fetchers = fetchers();
    Map<String, Object> ordered = Map.of("order", order, "filter", Map.of("actor", "a"));
    PageWalk.check(
        asked -> {
          Map<String, Object> arguments = new HashMap<>(ordered);
          arguments.putAll(asked.arguments());
          return (org.exemplar.spi.schema.Connection<?>)
              Objects.requireNonNull(
                  Objects.requireNonNull(fetchers.fetchers().get("AuditLog.entries"))
                      .fetch(new AskedField(auditLog(fetchers), arguments)));
        },
        () -> write("a", "z", 3));
  }

  @Test
  void entries_are_found_by_who_and_what_and_when() {
    write("a", "x", 2);
    write("b", "x", 1);
    write("b", "y", 1);
    AuditFetchers fetchers = fetchers();
    assertThat(keys(fetchers, Map.of("actor", "b"))).containsExactly("y", "x");
    assertThat(keys(fetchers, Map.of("actor", "b", "subjectKey", "x"))).containsExactly("x");
    assertThat(keys(fetchers, Map.of("subjectType", "Other"))).isEmpty();
    assertThat(
            positions(
                fetchers,
                Map.of("from", "2026-03-01T12:01:00Z", "below", "2026-03-01T20:03:00+08:00")))
        .containsExactly(3L, 2L);
    assertThat(positions(fetchers, Map.of("from", "2026-03-01T12:02:00.000000001Z")))
        .containsExactly(4L);
    assertThat(page(fetchers, "first", 1, "filter", Map.of("actor", "b")).totalCount())
        .isEqualTo(2);
  }

  private static List<String> keys(AuditFetchers fetchers, Map<String, String> filter) {
    return entries(fetchers, "filter", filter).stream().map(AuditEntryView::subjectKey).toList();
  }

  private static List<Long> positions(AuditFetchers fetchers, Map<String, String> filter) {
    return entries(fetchers, "filter", filter).stream().map(AuditEntryView::position).toList();
  }

  @Test
  void an_entry_says_what_was_before_and_after_and_the_text_that_was_hashed() {
    write("a", "x", 2);
    AuditFetchers fetchers = fetchers();
    AuditEntryView entry = entries(fetchers).getFirst();
    assertThat(entry.before()).contains(Map.of("n", 1));
    assertThat(entry.after()).contains(Map.of("n", 2));
    assertThat(entry.at()).isEqualTo("2026-03-01T12:01:00.000Z");
    assertThat(entry.kind()).isEqualTo("UPDATED");
    ChainEntry raw = entry.entry();
    assertThat(raw.hashAfter(entries(fetchers).getLast().hash())).isEqualTo(entry.hash());
    assertThat(raw.leaf().hex()).isEqualTo(entry.leafHash());
    assertThat(ask(fetchers, "AuditLog.entry", auditLog(fetchers), "position", 2))
        .isEqualTo(Optional.of(entry));
    assertThat(ask(fetchers, "AuditLog.entry", auditLog(fetchers), "position", 3))
        .isEqualTo(Optional.empty());
  }

  @Test
  void every_entry_is_proved_to_stand_below_a_signed_checkpoint() {
    write("a", "x", 7);
    AuditFetchers fetchers = fetchers();
    AuditView.Log log = auditLog(fetchers);
    AuditView.Signed signed = (AuditView.Signed) ask(fetchers, "AuditLog.checkpoint", log);
    VerifierKey key = VerifierKey.parse((String) ask(fetchers, "AuditLog.verifierKey", log));
    SignedNote note = SignedNote.parse(signed.text());
    assertThat(note.signer(List.of(key))).contains(key);
    assertThat(key.name()).isEqualTo("example.org/log");
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    assertThat(checkpoint.size()).isEqualTo(7);
    for (AuditEntryView entry : entries(fetchers)) {
      AuditView.Inclusion proof =
          (AuditView.Inclusion)
              ask(fetchers, "AuditLog.inclusionProof", log, "position", (int) entry.position());
      assertThat(
              MerkleProofs.isIncluded(
                  entry.entry().leaf(),
                  entry.position() - 1,
                  checkpoint.size(),
                  hashes(proof.hashes()),
                  checkpoint.root()))
          .isTrue();
    }
    assertThat(code(() -> ask(fetchers, "AuditLog.inclusionProof", log, "position", 8)))
        .isEqualTo("AUDIT_POSITION_UNKNOWN");
    assertThat(code(() -> ask(fetchers, "AuditLog.inclusionProof", log, "position", 1, "size", 8)))
        .isEqualTo("AUDIT_SIZE_UNKNOWN");
  }

  @Test
  void a_later_checkpoint_is_proved_to_go_on_from_an_earlier_one() {
    write("a", "x", 3);
    AuditFetchers fetchers = fetchers();
    AuditView.Signed before =
        (AuditView.Signed) ask(fetchers, "AuditLog.checkpoint", auditLog(fetchers));
    write("a", "y", 6);
    AuditView.Signed after =
        (AuditView.Signed) ask(fetchers, "AuditLog.checkpoint", auditLog(fetchers));
    AuditView.Consistency proof =
        (AuditView.Consistency)
            ask(fetchers, "AuditLog.consistencyProof", auditLog(fetchers), "from", 3, "to", 9);
    assertThat(
            MerkleProofs.isConsistent(
                before.size(),
                TreeHash.ofHex(before.root()),
                after.size(),
                TreeHash.ofHex(after.root()),
                hashes(proof.hashes())))
        .isTrue();
    assertThat(
            code(
                () ->
                    ask(
                        fetchers,
                        "AuditLog.consistencyProof",
                        auditLog(fetchers),
                        "from",
                        4,
                        "to",
                        3)))
        .isEqualTo("AUDIT_SIZE_UNKNOWN");
  }

  @Test
  void a_log_that_does_not_go_on_from_what_was_signed_is_not_signed() throws Exception {
    write("a", "x", 3);
    AuditFetchers fetchers = fetchers();
    Object signed = ask(fetchers, "AuditLog.checkpoint", auditLog(fetchers));
    assertThat(ask(fetchers(), "AuditLog.checkpoint", auditLog(fetchers))).isEqualTo(signed);
    behindTheStoresBack("UPDATE change_log SET hash = '" + "0".repeat(64) + "' WHERE position = 2");
    assertThat(code(() -> ask(fetchers(), "AuditLog.checkpoint", auditLog(fetchers()))))
        .isEqualTo("AUDIT_LOG_REWRITTEN");
    behindTheStoresBack("DELETE FROM change_log WHERE position = 2");
    assertThat(code(() -> ask(fetchers(), "AuditLog.checkpoint", auditLog(fetchers()))))
        .isEqualTo("AUDIT_LOG_DAMAGED");
    AuditView.Verification found =
        (AuditView.Verification) ask(fetchers, "AuditLog.verification", auditLog(fetchers));
    assertThat(found.intact()).isFalse();
    assertThat(found.brokenAt()).contains(2L);
  }

  @Test
  void the_key_is_made_once_and_for_its_owner_only() throws Exception {
    CheckpointSigner first = new CheckpointSigner(data, null);
    assertThat(new CheckpointSigner(data, "other").verifier()).isEqualTo(first.verifier());
    assertThat(CheckpointKeys.verifier(data)).contains(first.verifier());
    Path folder = data.resolve("audit");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("checkpoint.key"))))
        .isEqualTo("rw-------");
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("checkpoint.key", "checkpoint.vkey");
  }

  @Test
  void the_log_is_read_beside_a_store_that_writes() {
    write("a", "x", 3);
    try (StoredLog log = log(data)) {
      write("a", "y", 2);
      assertThat(log.size()).isEqualTo(3);
      assertThat(log.verify(List.of()).isIntact()).isTrue();
      assertThat(log.leaves().between(0, 3)).hasSize(3);
      assertThat(log.entry(2)).map(ChainEntry::subjectKey).contains("x");
      assertThat(log.entry(4)).isEmpty();
    }
    try (StoredLog log = log(data)) {
      assertThat(log.verify(List.of()).entries()).isEqualTo(5);
    }
  }

  @Test
  @Timeout(600)
  void no_tampering_passes_a_held_checkpoint_and_nothing_else_is_called_tampering()
      throws SQLException {
    write("a", "x", 40);
    write("b", "y", 40);
    write("c", "z", 40);
    try (Connection connection = Engine.of(properties(data)::get).writing().getConnection()) {
      new Tampering(connection, store().changes()).tryAll();
    }
    assertThat(store().changes().verify().brokenAt()).isEmpty();
  }

  private void behindTheStoresBack(String sql) throws SQLException {
    try (Connection connection = Engine.of(properties(data)::get).writing().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String code(Runnable asked) {
    return catchThrowableOfType(Refused.class, asked::run).refusal().code();
  }

  private static List<TreeHash> hashes(List<String> hex) {
    return hex.stream().map(TreeHash::ofHex).toList();
  }
}
