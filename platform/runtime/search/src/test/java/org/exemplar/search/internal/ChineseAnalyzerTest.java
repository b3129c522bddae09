package org.exemplar.search.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.junit.jupiter.api.Test;

class ChineseAnalyzerTest {
  private final Analyzers analyzers = new Analyzers();

  @Test
  void bigramsOverlapAndLoneCharactersStayAlone() {
    assertThat(analyzers.tokens(SubField.BIGRAMS, "村党组织，水")).containsExactly("村党", "党组", "组织", "水");
  }

  @Test
  void wordsComeFromTheDictionary() {
    assertThat(analyzers.tokens(SubField.WORDS, "农民专业技术a5"))
        .containsExactly("农民", "专业", "技术", "a5");
  }

  @Test
  void charactersStandAloneAndLatinWordsStayWhole() {
    assertThat(analyzers.tokens(SubField.CHARACTERS, "Ａ级景区5000"))
        .containsExactly("a", "级", "景", "区", "5000");
  }

  @Test
  void traditionalTextGivesTheTokensOfSimplifiedText() {
    for (SubField subField : SubField.values()) {
      assertThat(analyzers.tokens(subField, "後進黨組織整頓計畫成效顯著，著名農業園區"))
          .isEqualTo(analyzers.tokens(subField, "后进党组织整顿计划成效显著，著名农业园区"));
    }
  }

  @Test
  void foldingNeverChangesTheLength() {
    String rare = "鱻㠣𠮷著乾坤臺灣";
    assertThat(Folding.instance().fold(rare)).hasSameSizeAs(rare);
  }

  @Test
  void offsetsAreThoseOfTheOriginalText() throws IOException {
    String text = "㈱黨員ﬁ示範";
    assertThat(parts(text)).contains("黨員", "示範");
  }

  private List<String> parts(String text) throws IOException {
    List<String> parts = new ArrayList<>();
    String field = SubField.BIGRAMS.field("any");
    try (TokenStream stream = analyzers.tokenStream(field, text)) {
      OffsetAttribute offsets = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        parts.add(text.substring(offsets.startOffset(), offsets.endOffset()));
      }
      stream.end();
    }
    return parts;
  }
}
