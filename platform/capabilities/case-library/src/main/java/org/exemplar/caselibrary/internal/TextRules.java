package org.exemplar.caselibrary.internal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.exemplar.caselibrary.CaseContent;
import org.exemplar.caselibrary.CaseDraft;

/** Whether the texts of a case are there and not too long. */
final class TextRules {
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final String DAY = "\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?";
  private static final Pattern PERIOD = Pattern.compile(DAY + "(/" + DAY + ")?");
  private static final int TITLE = 200;
  private static final int SHORT = 100;
  private static final int LONG = 20_000;
  private static final int MOST = 50;

  private final Findings findings;

  TextRules(Findings findings) {
    this.findings = findings;
  }

  void check(CaseDraft draft) {
    if (!KEY.matcher(draft.key()).matches()) {
      invalid("key", "应为 1 至 64 个字母、数字、“-”或“_”", "must be 1 to 64 letters, digits, - or _");
    }
    CaseContent content = draft.content();
    required("title", content.title(), TITLE);
    optional("background", Optional.of(content.background()), LONG);
    optional("practice", Optional.of(content.practice()), LONG);
    optional("results", Optional.of(content.results()), LONG);
    optional("discussion", content.discussion(), LONG);
    optional("place", content.place(), SHORT);
    period(content.period());
    list("keywords", content.keywords());
    list("criteria", content.criteria());
  }

  private void required(String name, String text, int longest) {
    if (text.isBlank()) {
      invalid(name, "不能为空", "must not be blank");
    }
    optional(name, Optional.of(text), longest);
  }

  private void optional(String name, Optional<String> text, int longest) {
    if (text.isPresent() && text.get().length() > longest) {
      invalid(name, "最多 " + longest + " 字", "must have at most " + longest + " characters");
    }
    if (text.isPresent() && text.get().indexOf('\0') >= 0) {
      invalid(name, "含有空字符", "must not hold the null character");
    }
  }

  private void period(Optional<String> period) {
    if (period.isPresent() && !PERIOD.matcher(period.get()).matches()) {
      invalid("period", "应如 2024-03/2025-06", "must look like 2024-03/2025-06");
    } else if (period.filter(TextRules::isReversed).isPresent()) {
      invalid("period", "的结束早于开始，请对调", "ends before it begins; swap the two");
    }
  }

  /** Of a year and a month in it neither is before the other. */
  private static boolean isReversed(String period) {
    int slash = period.indexOf('/');
    if (slash < 0) {
      return false;
    }
    String from = period.substring(0, slash);
    String to = period.substring(slash + 1);
    int common = Math.min(from.length(), to.length());
    return to.substring(0, common).compareTo(from.substring(0, common)) < 0;
  }

  private void list(String name, List<String> texts) {
    if (texts.size() > MOST) {
      invalid(name, "最多 " + MOST + " 项", "must have at most " + MOST + " entries");
    }
    if (texts.stream().anyMatch(text -> text.isBlank() || text.length() > SHORT)) {
      invalid(name, "每项应为 1 至 100 字", "must have entries of 1 to 100 characters");
    }
  }

  private void invalid(String name, String zh, String en) {
    findings.add("CASE_INVALID", name + " " + zh, name + " " + en, name);
  }
}
