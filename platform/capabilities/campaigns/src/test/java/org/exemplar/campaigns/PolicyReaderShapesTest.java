package org.exemplar.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exemplar.campaigns.PolicyFixtures.anchors;
import static org.exemplar.campaigns.PolicyFixtures.clause;
import static org.exemplar.campaigns.PolicyFixtures.codes;
import static org.exemplar.campaigns.PolicyFixtures.outline;
import static org.exemplar.campaigns.PolicyFixtures.read;
import static org.exemplar.campaigns.PolicyFixtures.readText;

import java.time.LocalDate;
import org.exemplar.campaigns.DocumentReference.Kind;
import org.junit.jupiter.api.Test;

/** Shapes of official documents beyond the noise list. */
class PolicyReaderShapesTest {

  @Test
  void readsARegulationWithChaptersAndArticlesAsAnAttachment() {
    PolicyDocumentDraft notice = read("regulation-with-chapters");
    PolicyDocumentDraft regulation = notice.nested().getFirst();

    assertThat(notice.title()).contains("云溪市财政局 云溪市民政局关于印发《云溪市社区服务补助管理办法（试行）》的通知");
    assertThat(notice.issuers()).containsExactly("云溪市财政局", "云溪市民政局");
    assertThat(notice.number()).contains("云财社〔2031〕17号");
    assertThat(regulation.genre()).contains(Genre.REGULATION);
    assertThat(anchors(regulation))
        .containsExactly(
            "1", "1.1", "1.2", "1.2.p1", "2", "2.1", "2.1.1", "2.1.2", "2.1.3", "2.2", "2.2.1",
            "2.2.2", "3", "3.1");
    assertThat(clause(regulation, "1").heading()).contains("总则");
    assertThat(clause(regulation, "1.2").heading()).contains("范围");
    assertThat(clause(regulation, "1.2.p1").text()).isEqualTo("第一条规定的补助不含基建。");
    assertThat(clause(regulation, "3.1").label()).contains("第五条");
    assertThat(codes(regulation)).doesNotContain("OUTLINE_NUMBER_GAP");
  }

  @Test
  void keepsATableTogether() {
    PolicyDocumentDraft form = read("regulation-with-chapters").nested().get(1);

    assertThat(form.title()).contains("补助申报表");
    assertThat(clause(form, "p1").text())
        .isEqualTo("单位名称\t负责科室\t金额（万元）\n望湖社区\t综合科\t3.5\n南门社区\t服务科\t2.8");
  }

  @Test
  void joinsLinesThatAFixedWidthAndPagesHaveCut() {
    PolicyDocumentDraft report = read("wrapped-report");

    assertThat(outline(report))
        .contains(
            "1.p1 全市现有社区食堂一百一十六个，平均每天有九千多人用餐，其中七十岁以上的占六成。" + "食堂的饭菜价格由社区议事会商定，每季度公布一次账目。",
            "2.1 <位置偏> 有十一个食堂离居民楼较远，刮风下雨时老人不愿意出门，用餐人数只有平时的一半。",
            "3.1 2032年6月底前把偏远食堂搬到居民楼下，搬迁的费用由市、区两级分担。",
            "p2 特此报告。");
    assertThat(report.copiesTo()).containsExactly("市委办公室", "市人大常委会办公室", "市政协办公室", "市财政局", "市审计局");
  }

  @Test
  void dropsMarksAndTheSignerOfAReport() {
    PolicyDocumentDraft report = read("wrapped-report");

    assertThat(report.title()).contains("关于社区食堂运行情况的报告");
    assertThat(report.number()).contains("云民报〔2031〕9号");
    assertThat(report.issuers()).containsExactly("云溪市民政局");
    assertThat(codes(report)).contains("MARK_REMOVED", "PERSONAL_DATA_REMOVED");
    assertThat(report.toString()).doesNotContain("某某某").doesNotContain("12345678");
  }

  @Test
  void dropsANameThatStandsOnTheLineAfterItsLabel() {
    PolicyDocumentDraft notice =
        readText("关于值班的通知\n各科室：\n请排好班。\n某某局\n2031年2月3日\n打字：\n\n  甲乙丙\n联系电话：\n0999-12345678\n");

    assertThat(notice.toString()).doesNotContain("甲乙丙").doesNotContain("12345678");
    assertThat(notice.doubts())
        .filteredOn(doubt -> doubt.code().equals("PERSONAL_DATA_REMOVED"))
        .extracting(Doubt::line)
        .contains(6, 8, 10);
  }

  @Test
  void readsALetterWithoutOutlineAndKeepsAddressesAndProductCodes() {
    PolicyDocumentDraft letter = read("plain-letter");

    assertThat(anchors(letter)).containsExactly("p1", "p2", "p3", "p4");
    assertThat(letter.number()).contains("望政办函〔2031〕5号");
    assertThat(letter.recipients()).containsExactly("云溪市档案馆");
    assertThat(clause(letter, "p2").text())
        .contains("cunshi2031Bangong@wanghu.example.cn", "/CunShi/2031/IndexPage.html")
        .contains("ThinkPadX1CarbonGen11", "GB/T9704-2012", "aB3dE6gH9jK2mN5pQ8");
    assertThat(codes(letter)).contains("NOISE_SUSPECTED").doesNotContain("NOISE_REMOVED");
    assertThat(letter.toString()).doesNotContain("某某某").doesNotContain("7654321");
  }

  @Test
  void nestsADocumentThatIsForwardedTwice() {
    PolicyDocumentDraft outer = read("forwarded-twice");
    PolicyDocumentDraft middle = outer.nested().getFirst();
    PolicyDocumentDraft inner = middle.nested().getFirst();

    assertThat(outer.references().getFirst().number()).contains("南民发〔2031〕6号");
    assertThat(middle.number()).contains("南民发〔2031〕6号");
    assertThat(inner.number()).contains("民发〔2031〕2号");
    assertThat(inner.issuers()).containsExactly("某某部");
    assertThat(inner.date()).contains(LocalDate.of(2031, 2, 10));
  }

  @Test
  void givesAnImprintOnTheLastPageToTheDocumentThatWasPrinted() {
    PolicyDocumentDraft notice = read("plan-with-attachments");

    assertThat(notice.printedOn()).contains(LocalDate.of(2031, 5, 6));
    assertThat(notice.nested())
        .extracting(d -> d.title().orElse(""))
        .containsExactly("云溪市村史馆建设三年行动方案（2031-2033年）", "任务分解表", "村史馆建设标准");
    assertThat(notice.nested()).allSatisfy(nested -> assertThat(nested.printedOn()).isEmpty());
    assertThat(notice.nested().getFirst().references())
        .extracting(DocumentReference::kind)
        .containsExactly(Kind.ATTACHES, Kind.ATTACHES);
  }

  @Test
  void setsAsideWhatAWebPageWritesAroundADocument() {
    PolicyDocumentDraft notice = read("plan-with-attachments");

    assertThat(notice.title()).contains("云溪市人民政府办公室关于印发云溪市村史馆建设三年行动方案（2031-2033年）的通知");
    assertThat(codes(notice)).contains("REMARK_SET_ASIDE");
  }

  @Test
  void readsSeveralIssuersAboveATitleAndInOneSignatureLine() {
    PolicyDocumentDraft notice =
        readText(
            """
            云溪市总工会
            云溪市妇联
            关于评选“最美窗口”的通知
            云工发【2031】11号

            各县（市、区）总工会、妇联,市直各单位:
                为展示窗口风采，决定评选“最美窗口”。
                一、评选条件
                (一)服务好。群众满意率在95%以上；
                (二)提速1.5倍以上；
                二、评选步骤
                ①自荐；②初评；③公示。
                附：最美窗口推荐表.doc
                云溪市总工会  云溪市妇联
                2031年3月1日
                （共印 50 份）
            """);

    assertThat(notice.title()).contains("云溪市总工会 云溪市妇联关于评选“最美窗口”的通知");
    assertThat(notice.issuers()).containsExactly("云溪市总工会", "云溪市妇联");
    assertThat(notice.number()).contains("云工发〔2031〕11号");
    assertThat(notice.printedCopies()).hasValue(50);
    assertThat(notice.references())
        .extracting(ref -> ref.title().orElse(""))
        .containsExactly("最美窗口推荐表.doc");
    assertThat(outline(notice)).contains("1.2 提速1.5倍以上；", "2.p1.3 公示。");
  }

  @Test
  void doesNotCutAParagraphThatMerelyBeginsWithALabelWord() {
    PolicyDocumentDraft minutes =
        readText(
            """
            云溪市社区工作会议纪要
            〔2031〕第4期

            会议研究了社区用房。
            一、议定事项
            1、由规划局牵头，5月底前完成摸底。
            2、3、4月份已启动的项目继续推进。
            一、二年级学生的托管点可以共用社区用房。
            统一是为了方便，一是一、二是二。
            3.5万人以上的社区另设专岗。
            第二条规定的时间不变。
            """);

    assertThat(minutes.number()).contains("〔2031〕第4期");
    assertThat(outline(minutes))
        .containsExactly(
            "p1 会议研究了社区用房。",
            "1 <议定事项>",
            "1.1 由规划局牵头，5月底前完成摸底。",
            "1.2 3、4月份已启动的项目继续推进。",
            "1.2.p1 一、二年级学生的托管点可以共用社区用房。",
            "1.2.p2 统一是为了方便，一是一、二是二。",
            "1.2.p3 3.5万人以上的社区另设专岗。",
            "1.2.p4 第二条规定的时间不变。");
    assertThat(codes(minutes)).contains("LABEL_NOT_TAKEN", "CLAUSE_OWNER_UNCERTAIN");
  }

  @Test
  void readsDecimalLabels() {
    PolicyDocumentDraft plan =
        readText(
            """
            云溪市社区应急预案
            1 总则
            1.1 目的
            为规范社区应急处置，制定本预案。
            1.2 适用范围
            适用于全市社区。
            2 组织体系
            2.1 领导机构
            2.1.1 组成
            由市领导任组长。
            2.1.2 职责
            统一指挥。
            """);

    assertThat(anchors(plan))
        .containsExactly(
            "1",
            "1.1",
            "1.1.p1",
            "1.2",
            "1.2.p1",
            "2",
            "2.1",
            "2.1.1",
            "2.1.1.p1",
            "2.1.2",
            "2.1.2.p1");
  }

  @Test
  void readsATextInWhichEveryCharacterIsSetApart() {
    PolicyDocumentDraft notice =
        readText(
            """
            关 于 开 展 “ 邻 里 节 ” 活 动 的
            通 知

            各 社 区 ：

                现 将 有 关 事 项 通 知 如 下 ：

                一 、 时 间

                （ 一 ） 启 动 。 各 社 区 自 行 安 排 启 动 仪 式 。

                    望 湖 街 道 办 事 处

                    2031 年 4 月 2 日
            """);

    assertThat(notice.title()).contains("关于开展“邻里节”活动的通知");
    assertThat(notice.recipients()).containsExactly("各社区");
    assertThat(notice.issuers()).containsExactly("望湖街道办事处");
    assertThat(notice.date()).contains(LocalDate.of(2031, 4, 2));
    assertThat(outline(notice))
        .containsExactly("p1 现将有关事项通知如下：", "1 <时间>", "1.1 <启动> 各社区自行安排启动仪式。");
  }

  @Test
  void readsAnAnnouncementWithASerialNumber() {
    PolicyDocumentDraft announcement =
        readText(
            """
            云溪市人民政府
            公　告
            2031年第3号

            根据《中华人民共和国道路交通安全法》，决定对北环路封闭施工。现将有关事项公告如下：
            一、封闭时间：2031年7月1日至9月30日。
            二、绕行路线：（一）货车走外环。（二）小客车走中环。
            特此公告。
            云溪市人民政府
            二○三一年六月二十日
            """);

    assertThat(announcement.genre()).contains(Genre.ANNOUNCEMENT);
    assertThat(announcement.number()).contains("2031年第3号");
    assertThat(announcement.date()).contains(LocalDate.of(2031, 6, 20));
    assertThat(outline(announcement))
        .contains("1 <封闭时间> 2031年7月1日至9月30日。", "2.2 小客车走中环。", "p2 特此公告。");
  }

  @Test
  void tellsADateThatDoesNotExist() {
    PolicyDocumentDraft notice = readText("关于值班的通知\n各科室：\n请各科室排好班。\n某某局\n2031年2月30日\n");

    assertThat(notice.date()).isEmpty();
    assertThat(codes(notice)).contains("DATE_INVALID", "DATE_MISSING");
  }

  @Test
  void readsANestedListUnderTheAttachmentWordAfterTheSignature() {
    PolicyDocumentDraft decision =
        readText(
            """
            云溪市人民政府关于表扬最美窗口的决定
            （2031年4月2日市政府常务会议通过）
            各县人民政府：
            市政府决定，对下列单位予以表扬。
            云溪市人民政府
            2031年4月3日
            附件：表扬名单
            一、社区
            望湖社区服务中心
            """);

    assertThat(decision.nested())
        .singleElement()
        .satisfies(list -> assertThat(list.title()).contains("表扬名单"));
    assertThat(codes(decision)).contains("TITLE_NOTE");
  }
}
