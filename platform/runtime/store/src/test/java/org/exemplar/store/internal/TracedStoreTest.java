package org.exemplar.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.file.Path;
import java.time.Clock;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.Refused;
import org.exemplar.store.Store;
import org.exemplar.store.StoreException;
import org.exemplar.testing.RecordedSpans;
import org.exemplar.tracing.Tracing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracedStoreTest {
  @TempDir private Path data;

  private final RecordedSpans spans = new RecordedSpans();
  private RelationalStore plain;
  private Store store;

  @BeforeEach
  void open() {
    plain = RelationalStore.open(Engine.embedded(data), Clock.systemUTC());
    store = new TracedStore(plain, Tracing.by(spans.telemetry()));
  }

  @AfterEach
  void close() {
    plain.close();
  }

  private int count() {
    return store.read(
        handle -> handle.createQuery("SELECT 7 AS secret").mapTo(Integer.class).one());
  }

  @Test
  void a_read_and_a_work_are_spans_that_tell_no_statement() {
    spans.beneath(
        () -> {
          assertThat(count()).isEqualTo(7);
          assertThat(store.<Integer>write(transaction -> count())).isEqualTo(7);
        });
    assertThat(spans.names()).containsExactly("store read", "store write", "test");
    SpanData read = spans.named("store read");
    assertThat(read.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(read.getParentSpanId()).isEqualTo(spans.named("test").getSpanId());
    assertThat(RecordedSpans.said(read, "db.system.name")).isEqualTo("sqlite");
    assertThat(RecordedSpans.said(read, "db.operation.name")).isEqualTo("read");
    assertThat(RecordedSpans.said(spans.named("store write"), "db.operation.name"))
        .isEqualTo("write");
    assertThat(spans.all().toString()).doesNotContain("secret");
  }

  @Test
  void what_the_platform_does_by_itself_makes_no_span() {
    count();
    store.<Integer>write(transaction -> count());
    assertThat(spans.all()).isEmpty();
  }

  @Test
  void what_is_refused_or_fails_has_its_code() {
    spans.beneath(
        () ->
            assertThatThrownBy(
                    () ->
                        store.write(
                            transaction -> {
                              throw new Refused(Refusal.conflict("STALE", "过期", "secret"));
                            }))
                .isInstanceOf(Refused.class));
    assertThat(spans.named("store write").getStatus().getDescription()).isEqualTo("STALE");
    plain.close();
    spans.beneath(() -> assertThatThrownBy(this::count).isInstanceOf(StoreException.class));
    assertThat(spans.named("store read").getStatus().getDescription()).isEqualTo("STORE_CLOSED");
    assertThat(spans.all().toString()).doesNotContain("secret");
  }
}
