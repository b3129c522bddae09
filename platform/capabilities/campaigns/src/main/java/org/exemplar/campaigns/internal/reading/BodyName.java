package org.exemplar.campaigns.internal.reading;

import java.util.List;
import java.util.regex.Pattern;

/** Tells the names of public bodies (机关名称) from other short lines. */
final class BodyName {
  private static final String TAIL =
      "(?:委员会|领导小组|小组|指挥部|办公室|办公厅|政府|党委|党组|党工委|工委|纪委|总?支部|总支|[省市区县镇乡州盟旗团地政]委"
          + "|公司|集团|中心|妇联|[文残侨社]联|工商联|科协|作协|协会|学会|支行|分行|海关|专班|联席会议|军分区|联合会|总工会|大学|学院|学校|中学|小学|幼儿园|医院|银行|街道|法院|检察院"
          + "|[局厅部署院会处所站馆办社校科队委室台园])";
  private static final Pattern NAME =
      Pattern.compile("[\\p{IsHan}（）()“”·0-9]{2,36}" + TAIL + "(?:[（(](?:盖?章|印章?|公章)[）)])?");
  private static final Pattern NOT_A_NAME =
      Pattern.compile(
          "^(?:各|关于|转发|印发|为|在|对(?!外)|要|将(?!乐)|从(?![化江])|把|按|以|根|坚持|加强|成立|设立|召开|上报|报送|附|第)"
              + "|关于|印发|转发|批转|的|了|以及|通知|如下|第[一二三四五六七八九十\\d]+[章节条]|[（(][一二三四五六七八九十\\d]+[）)]|"
              + DateText.FULL);
  private static final Pattern QUOTED = Pattern.compile("“[^“”。]{1,24}”");
  private static final Pattern SEAL = Pattern.compile("[（(](?:盖?章|印章?|公章)[）)]$");
  private static final Pattern FULL = Pattern.compile("^(?:中共|中国|国务院|共青团)|[省市区县镇乡州盟旗].");

  private BodyName() {}

  static boolean looksLikeOne(String text) {
    String bare = QUOTED.matcher(text).replaceAll("某");
    return NAME.matcher(bare).matches() && !NOT_A_NAME.matcher(bare).find();
  }

  /** Whether the name says of which place the body is, so that it can stand by itself. */
  static boolean isFull(String name) {
    return FULL.matcher(name).find();
  }

  /** The bodies that a line consists of; empty when the line holds anything else. */
  static List<String> all(SourceLine line) {
    List<String> columns = line.columns();
    if (columns.size() > 1 && columns.stream().allMatch(BodyName::looksLikeOne)) {
      return columns.stream().map(BodyName::withoutSeal).toList();
    }
    List<String> words = line.words();
    if (words.size() > 1 && words.stream().allMatch(word -> looksLikeOne(word) && isFull(word))) {
      return words.stream().map(BodyName::withoutSeal).toList();
    }
    String text = line.text();
    return looksLikeOne(text) ? List.of(withoutSeal(text)) : List.of();
  }

  private static String withoutSeal(String name) {
    return SEAL.matcher(name).replaceFirst("");
  }
}
