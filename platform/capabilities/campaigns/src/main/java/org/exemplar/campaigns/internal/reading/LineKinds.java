package org.exemplar.campaigns.internal.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Tells what kind a line is. */
final class LineKinds {
  private static final int LONGEST_SHORT_TEXT = 60;
  private static final int LONGEST_CELL = 60;
  private static final int LONGEST_TITLE = 120;
  private static final Map<LineKind, Pattern> SHAPES = new LinkedHashMap<>();

  static {
    shape(
        LineKind.MARK,
        "(?:绝密|机密|秘密)(?:★.{0,8})?|(?:特急|加急|急件|平急|特提)(?:[·.]?明电)?|№?\\d{6,7}|内部(?:资料|文件)[,，]?.{0,10}");
    shape(LineKind.DATE, "(?:[（(]?" + DateText.FULL + "(?:[（(]星期[一二三四五六日天][）)])?[）)]?){1,4}");
    shape(LineKind.PARTIAL_DATE, "[（(]?" + DateText.PARTIAL + "[）)]?");
    shape(LineKind.KEYWORDS, "主题词[：:]?.*");
    shape(LineKind.COPIES_TO, "(?:抄送机关|抄送|抄报|抄发|分送|主送|送|报|发)[：:].*");
    shape(LineKind.PRINTED, ".{0,40}?" + DateText.FULL + "(?:印发|印制|印)(?:[（(]?共印\\d+份[）)]?)?");
    shape(LineKind.COPY_COUNT, "[（(]?(?:共印|印数|印刷份数|份数)[：:]?\\d+份?[）)]?。?");
    shape(
        LineKind.REMARK,
        "[（(](?:此件|此文|本文|联系)[^（）()]{0,40}[）)]|(?:信息)?公开(?:选项|方式|属性|类别|形式)[：:].{2,12}");
    shape(
        LineKind.PAGE_FURNITURE,
        "(?:发布时间|发布日期|信息来源|文章来源|来源|作者|浏览次数|阅读次数|点击数|字体|索引号|信息分类|主题分类|发布机构|生成日期"
            + "|成文日期|有效性|名称|发文字号|分享到)[：:].{0,120}|【(?:打印|关闭|字体).{0,60}|扫一扫.{0,40}");
    shape(
        LineKind.ATTACHMENT_HEAD,
        "(?:附件|附表|附录)[一二三四五六七八九十\\d]{0,3}[：:]?|附[一二三四五六七八九十\\d]{0,3}[：:]");
    shape(LineKind.ATTACHMENT_LIST, "(?:附件|附表|附)[一二三四五六七八九十\\d]{0,3}[：:\\u2002].+");
  }

  private LineKinds() {}

  static LineKind of(SourceLine line) {
    String text = line.text();
    if (NumberText.whole(text).isPresent()) {
      return LineKind.NUMBER;
    }
    for (Map.Entry<LineKind, Pattern> shape : SHAPES.entrySet()) {
      if (shape.getValue().matcher(text).matches()) {
        return shape.getKey();
      }
    }
    return line.isTable() && isRow(line) ? LineKind.TABLE : ofText(line, text);
  }

  private static LineKind ofText(SourceLine line, String text) {
    if (Labels.of(text).isPresent()) {
      return LineKind.LABELLED;
    }
    if (text.endsWith("文件") && text.length() <= 40 && (text.equals("文件") || isHead(text))) {
      return LineKind.LETTERHEAD;
    }
    if (!BodyName.all(line).isEmpty()) {
      return LineKind.BODY_NAME;
    }
    if (!SignatureLine.of(line).isEmpty()) {
      return LineKind.NAME_AND_DATE;
    }
    return isStatement(text) ? LineKind.STATEMENT : LineKind.SHORT_TEXT;
  }

  private static boolean isHead(String text) {
    return BodyName.looksLikeOne(text.substring(0, text.length() - 2));
  }

  private static boolean isStatement(String text) {
    if (Zh.endsStatement(text) || text.contains("。")) {
      return true;
    }
    boolean title = Genres.ofTitle(text).isPresent() && text.length() <= LONGEST_TITLE;
    return text.length() > LONGEST_SHORT_TEXT && !title;
  }

  private static boolean isRow(SourceLine line) {
    boolean labelOnly = line.cells().size() == 2 && Labels.of(line.cells().getFirst()).isPresent();
    return !labelOnly && line.cells().stream().allMatch(cell -> cell.length() <= LONGEST_CELL);
  }

  private static void shape(LineKind kind, String pattern) {
    SHAPES.put(kind, Pattern.compile(pattern));
  }
}
