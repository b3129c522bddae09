package org.exemplar.search.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldingTest {
  private final Folding folding = Folding.instance();

  @Test
  void theFileSaysOfEachCharacterWhatTheTransformSays() {
    StringBuilder all = new StringBuilder();
    for (char character = Folding.FIRST; character < Folding.BEYOND; character++) {
      all.append(character).append('\n');
    }
    String[] images =
        Transliterator.getInstance("Traditional-Simplified")
            .transliterate(all.toString())
            .split("\n", -1);
    List<String> differences = new ArrayList<>();
    for (char character = Folding.FIRST; character < Folding.BEYOND; character++) {
      String image = images[character - Folding.FIRST];
      if (image.length() == 1 && folding.simplify(character) != image.charAt(0)) {
        differences.add(character + image);
      }
    }
    assertThat(differences).isEmpty();
  }

  @Test
  void phrasesAreFoldedAsPhrases() {
    assertThat(folding.fold("工作計畫顯著")).isEqualTo("工作计划显着");
  }

  @Test
  void simplifiedTextIsOnlyFoldedWhereACharacterIsTraditional() {
    assertThat(folding.fold("党建引领")).isEqualTo("党建引领");
  }
}
