package org.exemplar.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exemplar.campaigns.PolicyFixtures.codes;
import static org.exemplar.campaigns.PolicyFixtures.outline;
import static org.exemplar.campaigns.PolicyFixtures.readText;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attachments: those that follow, and those that are left out. */
class PolicyAttachmentTest {
  private static final String NOTICE = "关于指标的通知\n各乡镇：\n请按时完成。\n";
  private static final String SIGNED = "云溪县民政局\n2031年5月3日\n";

  @ParameterizedTest
  @ValueSource(strings = {"附表二：略", "附件3：（略）", "附件：略"})
  void oneThatIsLeftOutIsReportedAndNoReference(String line) {
    for (String text : List.of(NOTICE + line + "\n" + SIGNED, NOTICE + SIGNED + line + "\n")) {
      PolicyDocumentDraft notice = readText(text);

      assertThat(notice.references()).isEmpty();
      assertThat(notice.nested()).isEmpty();
      assertThat(notice.doubts())
          .filteredOn(doubt -> doubt.code().equals("REMARK_SET_ASIDE"))
          .singleElement()
          .satisfies(doubt -> assertThat(doubt.message()).contains(line));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"：", " ", "　"})
  void everyOneWithItsTitleBesideTheWordIsADocument(String gap) {
    PolicyDocumentDraft notice =
        readText(
            NOTICE
                + SIGNED
                + "附件1"
                + gap
                + "指标表\n望湖乡完成十二个。\n附件2"
                + gap
                + "任务表\n一、望湖乡三个。\n二、南门乡四个。\n");

    assertThat(notice.nested())
        .extracting(nested -> nested.title().orElse(""))
        .containsExactly("指标表", "任务表");
    assertThat(outline(notice.nested().getFirst())).containsExactly("p1 望湖乡完成十二个。");
  }

  @Test
  void aLineThatNamesAnotherAttachmentStaysText() {
    PolicyDocumentDraft notice =
        readText(NOTICE + SIGNED + "附件1：指标表\n望湖乡完成十二个。\n附件3：另见网站\n南门乡完成三个。\n");

    assertThat(notice.nested()).hasSize(1);
    assertThat(outline(notice.nested().getFirst())).contains("p2 附件3：另见网站");
    assertThat(codes(notice)).doesNotContain("REMARK_SET_ASIDE");
  }
}
