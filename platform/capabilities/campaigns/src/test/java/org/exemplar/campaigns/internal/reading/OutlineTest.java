package org.exemplar.campaigns.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exemplar.campaigns.Clause;
import org.exemplar.campaigns.Doubt;
import org.junit.jupiter.api.Test;

class OutlineTest {
  private final Doubts doubts = new Doubts();

  @Test
  void nestsByTheStylesThatItHasSeen() {
    assertThat(outline("1.甲", "（一）乙", "（二）丙", "2.丁", "（一）戊"))
        .containsExactly("1 甲", "1.1 乙", "1.2 丙", "2 丁", "2.1 戊");
  }

  @Test
  void opensASectionAboveListItems() {
    assertThat(outline("1.甲事项。", "2.乙事项。", "一、丙", "（一）丁"))
        .containsExactly("1", "2", "3 丙", "3.1 丁");
  }

  @Test
  void returnsToTheOuterNumberingAfterOneThatStartedAgain() {
    assertThat(outline("一、甲", "（一）乙", "（二）丙", "（一）丁", "（二）戊", "（三）己", "（三）庚", "二、辛"))
        .containsExactly("1 甲", "1.1 乙", "1.2 丙", "1.2.1 丁", "1.2.2 戊", "1.2.3 己", "1.3 庚", "2 辛");
    assertThat(codes()).containsExactly("OUTLINE_RENUMBERED");
  }

  @Test
  void reportsNumbersThatDoNotFollow() {
    assertThat(outline("一、甲", "三、乙", "三、丙")).containsExactly("1 甲", "2 乙", "3 丙");
    assertThat(codes()).containsExactly("OUTLINE_NUMBER_GAP", "OUTLINE_NUMBER_GAP");
  }

  @Test
  void doesNotNestWithoutEndWhenEveryNumberIsOne() {
    assertThat(outline("（一）甲", "（一）乙", "（一）丙", "（一）丁"))
        .containsExactly("1 甲", "1.1 乙", "1.2 丙", "1.3 丁");
  }

  @Test
  void putsTwoLabelsOnOneLineBelowEachOther() {
    assertThat(outline("一、（一）甲", "（二）乙")).containsExactly("1", "1.1 甲", "1.2 乙");
  }

  @Test
  void putsAClosingFormulaAtTheTop() {
    assertThat(outline("一、甲", "（一）乙", "特此通知。")).containsExactly("1 甲", "1.1 乙", "p1");
  }

  @Test
  void readsItemsOnLinesOfTheirOwnOnlyAsASequence() {
    assertThat(outline("一是甲乙丙丁。", "二是戊己庚辛。")).containsExactly("1", "2");
    assertThat(outline("一是一的事不能含糊。")).containsExactly("p1");
  }

  @Test
  void makesAHeadingOfASentenceAboveLabelledClauses() {
    assertThat(outline("（一）加强领导，保证活动顺利开展。", "1、甲")).containsExactly("1 加强领导，保证活动顺利开展", "1.1 甲");
  }

  private List<String> outline(String... lines) {
    List<Line> body =
        LineReader.read(String.join("\n", lines), doubts).stream().map(Line::of).toList();
    List<String> out = new ArrayList<>();
    append(Outline.of(body, doubts).clauses(Optional.empty()), out);
    return out;
  }

  private static void append(List<Clause> clauses, List<String> out) {
    for (Clause clause : clauses) {
      out.add((clause.anchor() + " " + clause.heading().orElse("")).strip());
      append(clause.children(), out);
    }
  }

  private List<String> codes() {
    return doubts.between(0, 99).stream().map(Doubt::code).toList();
  }
}
