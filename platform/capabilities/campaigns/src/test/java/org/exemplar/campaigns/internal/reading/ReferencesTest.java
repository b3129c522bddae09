package org.exemplar.campaigns.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.exemplar.campaigns.DocumentReference;
import org.exemplar.campaigns.DocumentReference.Kind;
import org.junit.jupiter.api.Test;

class ReferencesTest {

  @Test
  void tellGroundsFromMentions() {
    assertThat(of("根据《某某市社区条例》和市委办〔2031〕2号文件精神，制定本方案。学习《某某日报》和《社区服务规定》。"))
        .containsExactly(
            reference(Kind.BASED_ON, "某某市社区条例", ""),
            reference(Kind.CITES, "社区服务规定", ""),
            reference(Kind.BASED_ON, "", "市委办〔2031〕2号"));
  }

  @Test
  void takeTheNumberInBracketsAfterATitle() {
    assertThat(of("按照省委办公厅转发《关于做好社区工作的意见》的通知（南委办〔2031〕24号）要求办理。"))
        .containsExactly(reference(Kind.BASED_ON, "关于做好社区工作的意见", "南委办〔2031〕24号"));
  }

  @Test
  void tellForwardingFromIssuing() {
    assertThat(of("现将《关于做好社区工作的意见》转发给你们。"))
        .containsExactly(reference(Kind.FORWARDS, "关于做好社区工作的意见", ""));
    assertThat(of("《社区工作方案》已经会议通过，现印发给你们。"))
        .containsExactly(reference(Kind.PRINTS_AND_ISSUES, "社区工作方案", ""));
  }

  @Test
  void includeAGroundWithoutTitleMarks() {
    assertThat(of("根据省委关于开展“先走一步”活动的意见，结合实际办理。"))
        .containsExactly(reference(Kind.BASED_ON, "省委关于开展“先走一步”活动的意见", ""));
  }

  @Test
  void fallBackOnTheTitle() {
    assertThat(References.of(Optional.of("某某局转发市民政局关于做好社区工作的意见的通知"), List.of("请照办。"), List.of()))
        .extracting(DocumentReference::kind)
        .containsExactly(Kind.FORWARDS);
  }

  private static List<DocumentReference> of(String text) {
    return References.of(Optional.empty(), List.of(text), List.of());
  }

  private static DocumentReference reference(Kind kind, String title, String number) {
    return new DocumentReference(
        kind,
        Optional.of(title).filter(t -> !t.isEmpty()),
        Optional.of(number).filter(n -> !n.isEmpty()));
  }
}
