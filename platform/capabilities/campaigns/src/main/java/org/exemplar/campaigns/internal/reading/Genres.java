package org.exemplar.campaigns.internal.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exemplar.campaigns.Genre;

/** Reads the kind of a document (文种) from the end of its title or from its opening formula. */
final class Genres {
  private static final Map<String, Genre> BY_ENDING = new LinkedHashMap<>();
  private static final Pattern REMARKS = Pattern.compile("(?:[（(][^（）()]{1,24}[）)]|[》”〉])+$");
  private static final Pattern FORMULA =
      Pattern.compile("(?<genre>通知|通报|通告|公告|批复|函复|报告|意见|决定|请示)如下[：:。]?$");

  static {
    put(Genre.IMPLEMENTATION_OPINION, "实施意见");
    put(Genre.OPINION, "意见");
    put(Genre.NOTICE, "通知");
    put(Genre.CIRCULAR, "通报");
    put(Genre.ANNOUNCEMENT, "公告", "通告", "公示");
    put(Genre.DECISION, "决定");
    put(Genre.REPLY, "批复");
    put(Genre.LETTER, "函");
    put(Genre.REQUEST, "请示");
    put(Genre.REPORT, "报告");
    put(Genre.MINUTES, "纪要");
    put(Genre.REGULATION, "办法", "规定", "细则", "条例", "规则", "制度", "规程", "准则", "章程");
    put(Genre.PLAN, "方案", "计划", "规划", "要点", "安排", "预案", "纲要");
    put(Genre.ORDER, "令");
    put(Genre.RESOLUTION, "决议");
    put(Genre.COMMUNIQUE, "公报");
    put(Genre.BILL, "议案");
    put(
        Genre.OTHER,
        "讲话",
        "总结",
        "名单",
        "清单",
        "标准",
        "说明",
        "提纲",
        "倡议书",
        "承诺书",
        "守则",
        "措施",
        "倡议",
        "指引",
        "须知",
        "指南",
        "目录");
  }

  private Genres() {}

  static Optional<Genre> ofTitle(String title) {
    String bare = REMARKS.matcher(title).replaceFirst("");
    return BY_ENDING.entrySet().stream()
        .filter(entry -> bare.endsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .or(() -> isForm(bare) ? Optional.of(Genre.OTHER) : Optional.empty());
  }

  /** The kind that a formula such as 「现将有关事项通知如下」 at the end of the text names. */
  static Optional<String> formula(String text) {
    Matcher formula = FORMULA.matcher(text);
    return formula.find()
        ? Optional.of(formula.group("genre").replace("函复", "复函"))
        : Optional.empty();
  }

  private static boolean isForm(String title) {
    return title.length() > 2 && title.endsWith("表") && !title.endsWith("代表");
  }

  private static void put(Genre genre, String... endings) {
    for (String ending : endings) {
      BY_ENDING.put(ending, genre);
    }
  }
}
