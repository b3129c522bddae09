package org.exemplar.search.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.search.SearchEngine;
import org.exemplar.search.SearchQuery;
import org.exemplar.search.SearchResult;
import org.exemplar.spi.schema.Refused;
import org.exemplar.testing.RecordedSpans;
import org.exemplar.tracing.Tracing;
import org.junit.jupiter.api.Test;

class TracedSearchTest {
  private final RecordedSpans spans = new RecordedSpans();
  private final SearchEngine search =
      new TracedSearch(new OneIndex(), Tracing.by(spans.telemetry()));

  /** Finds three documents in one index, and knows no other. */
  private static final class OneIndex extends ForwardingSearch {
    @Override
    SearchEngine engine() {
      throw new IllegalStateException("nothing else is asked");
    }

    @Override
    public SearchResult search(SearchQuery query) {
      if (!query.indexes().equals(List.of("rural/cases"))) {
        throw Refusals.unknownIndex(query.indexes().getFirst(), Set.of("rural/cases"));
      }
      return new SearchResult(
          List.of(),
          3,
          false,
          false,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Map.of(),
          List.of());
    }
  }

  private static SearchQuery query(String index) {
    return new SearchQuery(
        List.of(index), Optional.of("a secret"), List.of(), 10, Optional.empty(), false, false);
  }

  @Test
  void a_search_tells_its_indexes_and_how_much_it_found() {
    spans.beneath(() -> search.search(query("rural/cases")));
    SpanData span = spans.named("search");
    assertThat(span.getParentSpanId()).isEqualTo(spans.named("test").getSpanId());
    assertThat(RecordedSpans.said(span, "exemplar.search.indexes"))
        .isEqualTo(List.of("rural/cases"));
    assertThat(RecordedSpans.said(span, "exemplar.search.hits")).isEqualTo(3L);
    assertThat(span.toString()).doesNotContain("secret");
  }

  @Test
  void a_search_that_is_refused_has_its_code_and_does_not_tell_what_somebody_made_up() {
    spans.beneath(
        () ->
            assertThatThrownBy(() -> search.search(query("secret/index")))
                .isInstanceOf(Refused.class));
    SpanData span = spans.named("search");
    assertThat(span.getStatus().getDescription()).isEqualTo("UNKNOWN_INDEX");
    assertThat(span.toString()).doesNotContain("secret");
  }

  @Test
  void a_search_of_no_trace_makes_no_span() {
    search.search(query("rural/cases"));
    assertThat(spans.all()).isEmpty();
  }
}
