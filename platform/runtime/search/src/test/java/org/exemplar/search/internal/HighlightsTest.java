package org.exemplar.search.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exemplar.search.internal.Workbench.index;
import static org.exemplar.search.internal.Workbench.practice;
import static org.exemplar.search.internal.Workbench.query;
import static org.exemplar.search.internal.Workbench.title;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.search.SearchQuery;
import org.exemplar.search.SearchResult.Highlight;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HighlightsTest {
  @TempDir Path root;
  private Workbench bench;

  @BeforeEach
  void open() {
    bench = new Workbench(root);
    bench.define(index("rural", "cases", title(), practice()));
    bench.engine().add(bench.cases);
  }

  @AfterEach
  void end() {
    bench.close();
  }

  private List<Highlight> highlights(String text, Map<String, Object> document) {
    bench.cases.put("one", document);
    bench.settle();
    return bench.search(text).hits().getFirst().highlights();
  }

  private static Highlight marked(String field, String... fragments) {
    return new Highlight(field, List.of(fragments));
  }

  @Test
  void neighbouringMatchesBecomeOneMark() {
    assertThat(highlights("党组织建设", Map.of("title", "村党组织建设年")))
        .containsExactly(marked("title", "村<mark>党组织建设</mark>年"));
  }

  @Test
  void traditionalTextIsMarkedAsItWasWritten() {
    assertThat(highlights("后进党组织", Map.of("title", "後進黨組織整頓")))
        .containsExactly(marked("title", "<mark>後進黨組織</mark>整頓"));
  }

  @Test
  void everythingButTheMarksIsEscaped() {
    assertThat(highlights("党员", Map.of("title", "<b onclick='x'>党员</b> & \"群众\"")))
        .containsExactly(
            marked(
                "title",
                "&lt;b onclick=&#39;x&#39;&gt;<mark>党员</mark>&lt;/b&gt; &amp; &quot;群众&quot;"));
  }

  @Test
  void charactersThatNormalisationMakesLongerDoNotShiftTheMarks() {
    assertThat(highlights("党员", Map.of("title", "㈱ﬁ㎏党员ＡＢ")))
        .containsExactly(marked("title", "㈱ﬁ㎏<mark>党员</mark>ＡＢ"));
  }

  @Test
  void aLoneCharacterIsMarkedWhereverItStands() {
    assertThat(highlights("鱼", Map.of("title", "稻田养鱼、稻鱼共作")))
        .containsExactly(marked("title", "稻田养<mark>鱼</mark>、稻<mark>鱼</mark>共作"));
  }

  @Test
  void charactersOfALongerTextAreNotMarkedOneByOne() {
    assertThat(highlights("党员", Map.of("title", "党员大会", "practice", "人员由党委派")))
        .containsExactly(marked("title", "<mark>党员</mark>大会"));
  }

  @Test
  void latinWordsAndNumbersAreMarked() {
    assertThat(highlights("gdp 2024", Map.of("title", "２０２４年ＧＤＰ增长")))
        .containsExactly(marked("title", "<mark>２０２４</mark>年<mark>ＧＤＰ</mark>增长"));
  }

  @Test
  void aLongTextGivesAFewSentences() {
    String filler = "这一段讲的是别的事情，与所问没有关系，只是为了把文章写得长一些。".repeat(30);
    List<Highlight> found =
        highlights("集体经济", Map.of("practice", filler + "发展集体经济。" + filler + "集体经济壮大。" + filler));
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().fragments())
        .hasSize(2)
        .allSatisfy(
            fragment -> assertThat(fragment).contains("<mark>集体经济</mark>").hasSizeLessThan(200));
  }

  @Test
  void nothingIsMarkedWhenNobodyAsks() {
    bench.cases.put("one", Map.of("title", "党员"));
    bench.settle();
    SearchQuery with = query("党员");
    SearchQuery without =
        new SearchQuery(with.indexes(), with.text(), List.of(), 5, Optional.empty(), false, false);
    assertThat(bench.engine().search(without).hits().getFirst().highlights()).isEmpty();
    assertThat(bench.search("").hits().getFirst().highlights()).isEmpty();
  }
}
