package org.exemplar.testkit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.IndexFieldType;
import org.exemplar.spi.IndexSource;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.PluginVersion;
import org.exemplar.spi.SearchIndex;
import org.junit.jupiter.api.Test;

/** Indexes that do not find, filter or count what they should. */
class IndexBreachTest {
  private static final SearchIndex INDEX =
      new SearchIndex(
          "fairs",
          PluginVersion.parse("1.0.0"),
          new LocalizedText("茶市", "Fairs"),
          IndexSource.CASE,
          Map.of(),
          List.of(field("title", IndexFieldType.TEXT), field("place", IndexFieldType.KEYWORD)));

  private static IndexField field(String name, IndexFieldType type) {
    return new IndexField(
        name,
        type,
        name,
        Optional.empty(),
        1,
        false,
        type == IndexFieldType.KEYWORD,
        false,
        Optional.empty(),
        List.of());
  }

  @Test
  void an_index_that_finds_nothing_is_found() throws Exception {
    assertThat(tried(0, "[]")).containsExactly("INDEX_FINDS_NOTHING");
  }

  @Test
  void an_index_that_finds_everything_is_found() throws Exception {
    assertThat(tried(1, "[{\"value\":\"青竹县\",\"count\":1}]")).containsExactly("FILTER_WRONG");
  }

  @Test
  void a_facet_that_leaves_a_value_out_is_found() throws Exception {
    assertThat(tried(1, "[]")).containsExactly("FILTER_WRONG", "FACET_WRONG");
  }

  @Test
  void an_index_that_does_not_answer_is_found() throws Exception {
    Findings findings = new Findings();
    trial(new FakePlatform().answering("searchFairs", "{\"errors\":[]}"), findings);
    assertThat(Samples.codes(findings)).contains("INDEX_REFUSES");
  }

  private static List<String> tried(int count, String facet) throws Exception {
    Findings findings = new Findings();
    trial(
        new FakePlatform()
            .answering(
                "searchFairs",
                "{\"data\":{\"tea\":{\"searchFairs\":{\"totalCount\":%d,\"facets\":{\"place\":%s}}}}}"
                    .formatted(count, facet)),
        findings);
    return Samples.codes(findings);
  }

  private static void trial(FakePlatform platform, Findings findings) throws Exception {
    new IndexTrial(
            platform,
            "tea",
            INDEX,
            Map.of("title", SampleDocument.WORD, "place", "青竹县"),
            Duration.ZERO,
            findings)
        .all();
  }
}
