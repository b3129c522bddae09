package org.exemplar.campaigns.internal.reading;

import java.util.Locale;
import org.exemplar.campaigns.Doubt;

/** Everything that the reader reports, with its words. */
enum DoubtCode {
  TITLE_MISSING("没有找到标题", "No title was found"),
  TITLE_UNCERTAIN("标题不确定：“%s”", "The title is uncertain: “%s”"),
  TITLE_NOTE("标题下的题注未存入：“%s”", "The note below the title is not stored: “%s”"),
  NUMBER_MISSING("没有找到文号", "No document number was found"),
  NUMBER_AMBIGUOUS("不止一个文号，未采用“%s”", "More than one document number; “%s” is not used"),
  DATE_MISSING("没有找到成文日期", "No date of issue was found"),
  DATE_INCOMPLETE("成文日期不完整：“%s”", "The date of issue is incomplete: “%s”"),
  DATE_INVALID("日期有误：“%s”", "This date does not exist: “%s”"),
  DATE_AMBIGUOUS(
      "不止一个成文日期，采用最晚的一个：“%s”", "More than one date of issue; the latest one is used: “%s”"),
  DATE_FROM_NOTE("成文日期取自题注：“%s”", "The date of issue is taken from the note below the title: “%s”"),
  ISSUER_MISSING("没有找到发文机关", "No issuing body was found"),
  ISSUER_UNCERTAIN("发文机关不确定：“%s”", "The issuing body is uncertain: “%s”"),
  RECIPIENTS_UNCERTAIN("主送机关之后没有冒号：“%s”", "No colon ends the main recipients: “%s”"),
  GENRE_FROM_TEXT("文种取自正文：“%s”", "The kind of document is taken from the text: “%s”"),
  GENRE_UNKNOWN("文种不明", "The kind of document is not known"),
  BODY_MISSING("没有正文", "There is no body text"),
  NOISE_REMOVED("已删除乱码“%s”", "The stray token “%s” was removed"),
  NOISE_SUSPECTED("疑似乱码，未删除：“%s”", "This may be a stray token; it was kept: “%s”"),
  MARK_REMOVED("密级、紧急程度或份号未存入：“%s”", "A mark of secrecy, urgency or copy is not stored: “%s”"),
  PERSONAL_DATA_REMOVED("“%s”后的个人信息未存入", "Personal data after “%s” is not stored"),
  PAGE_NUMBER_SUSPECTED(
      "单独成行的数字“%s”按页码删除", "The number “%s” alone on a line was removed as a page number"),
  TYPO_SUSPECTED("疑似错别字：“%s”，应为“%s”", "Possible typo: “%s” for “%s”"),
  AUTHORITY_MISMATCH("“%s”与发文机关的层级（%s）不符", "“%s” does not fit the level of the issuing body (%s)"),
  OUTLINE_RENUMBERED(
      "序号“%s”在同级序号之内重新开始，按下一级处理",
      "The numbering starts again at “%s” inside its own level; it is read one level down"),
  OUTLINE_NUMBER_GAP("序号“%s”不连续", "The number “%s” does not follow the one before it"),
  OUTLINE_LEVEL_UNCERTAIN("序号“%s”的层级不确定", "The level of “%s” is uncertain"),
  LABEL_NOT_TAKEN("段首“%s”未作为序号处理", "“%s” at the start of a paragraph is not read as a label"),
  CLAUSE_OWNER_UNCERTAIN(
      "末项之后的段落归属不明，归入该项：“%s…”",
      "The owner of the paragraph after the last item is unclear; it is put into that item: “%s…”"),
  PARAGRAPH_START_UNCERTAIN(
      "此处是否另起一段不确定：“%s…”", "It is uncertain whether a paragraph begins here: “%s…”"),
  PARAGRAPH_UNFINISHED("段落似未结束：“…%s”", "The paragraph seems unfinished: “…%s”"),
  FIGURE_JOINED("数字跨行，连为“%s”", "A figure that runs over two lines is read as “%s”"),
  CONTENTS_SET_ASIDE("目录未存入（第%d行至第%d行）", "The table of contents is not stored (lines %d to %d)"),
  NESTING_UNCERTAIN("其后内容的从属关系不明", "It is unclear what the text from here on belongs to"),
  IMPRINT_OWNER_UNCERTAIN(
      "版记归属不明，归入最外层文件",
      "The owner of the imprint is unclear; it is given to the outermost document"),
  REMARK_SET_ASIDE("附注未存入：“%s”", "A remark is not stored: “%s”");

  private final String message;
  private final String messageEn;

  DoubtCode(String message, String messageEn) {
    this.message = message;
    this.messageEn = messageEn;
  }

  Doubt at(int line, Object... details) {
    return new Doubt(
        name(),
        line,
        String.format(Locale.ROOT, message, details),
        String.format(Locale.ROOT, messageEn, details));
  }
}
