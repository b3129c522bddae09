package org.exemplar.campaigns.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnumerationTest {

  @Test
  void dividesAParagraphIntoLeadAndItems() {
    Enumeration found = Enumeration.in("要做到:(1)有账本;(2)有人气。", Set.of()).orElseThrow();

    assertThat(found.lead()).isEqualTo("要做到:");
    assertThat(found.items()).extracting(Label::rest).containsExactly("有账本;", "有人气。");
    assertThat(found.items()).extracting(Label::printed).containsExactly("(1)", "(2)");
  }

  @Test
  void followsTheSequenceAndNotEveryNumber() {
    Enumeration found = Enumeration.in("一是有主意。同时，一是不拖，二是不等。二是有账本。三是有人气。", Set.of()).orElseThrow();

    assertThat(found.items()).extracting(Label::ordinal).containsExactly(1, 2, 3);
    assertThat(found.items().getLast().rest()).isEqualTo("有人气。");
  }

  @Test
  void leavesOutAStyleThatIsUsedAbove() {
    assertThat(Enumeration.in("一是有主意。二是有账本。", Set.of(LabelStyle.IS))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "统一是为了方便，这二是重点。",
        "见第(1)、(2)项。",
        "一是一、二是二，不含糊。",
        "只有一项：(1)有账本。",
        "第一、第二产业都要抓。",
        "共1.5万元；2.5万元以上另报。"
      })
  void seesNoneInOrdinaryText(String text) {
    assertThat(Enumeration.in(text, Set.of())).isEmpty();
  }
}
