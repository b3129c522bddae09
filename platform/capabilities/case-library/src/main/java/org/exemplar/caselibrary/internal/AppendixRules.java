package org.exemplar.caselibrary.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exemplar.caselibrary.CaseAppendix;
import org.exemplar.caselibrary.CaseAppendix.Author;
import org.exemplar.caselibrary.CaseAppendix.Figure;
import org.exemplar.caselibrary.CaseAppendix.Recognition;

/** Whether what a case brings along is right. */
final class AppendixRules {
  /** How many files a case has at most, and entries of each list. */
  static final int MOST = 50;

  private static final int LONGEST = 200;
  private static final int SHORT = 40;
  private static final int DIGITS = 24;

  private final Set<String> organizations;
  private final Set<String> clauses;
  private final Findings findings;

  /**
   * Rules.
   *
   * @param organizations those of the named organisations that are there
   * @param clauses keys of those of the named clauses that are there
   */
  AppendixRules(Set<String> organizations, Set<String> clauses, Findings findings) {
    this.organizations = organizations;
    this.clauses = clauses;
    this.findings = findings;
  }

  void check(CaseAppendix appendix) {
    few("authors", appendix.authors());
    few("figures", appendix.figures());
    few("clauses", appendix.clauses());
    few("recognitions", appendix.recognitions());
    for (int at = 0; at < appendix.authors().size(); at++) {
      author(appendix.authors().get(at), at);
    }
    for (int at = 0; at < appendix.figures().size(); at++) {
      figure(appendix.figures().get(at), at);
    }
    for (int at = 0; at < appendix.clauses().size(); at++) {
      clause(appendix.clauses().get(at), at);
    }
    for (int at = 0; at < appendix.recognitions().size(); at++) {
      recognition(appendix.recognitions().get(at), at);
    }
  }

  private void author(Author author, int at) {
    if (author.organizationCode().isEmpty() && author.name().isEmpty()) {
      invalid("须有组织代码或名称", "has a code of an organisation or a name", "authors", "" + at);
    }
    text(author.name(), LONGEST, "authors", at, "name");
    author
        .organizationCode()
        .filter(code -> !organizations.contains(code))
        .ifPresent(
            code ->
                findings.add(
                    "ORGANIZATION_NOT_FOUND",
                    "没有组织“" + code + "”",
                    "no organisation " + code,
                    "authors",
                    "" + at,
                    "organizationCode"));
  }

  private void figure(Figure figure, int at) {
    text(Optional.of(figure.name()), LONGEST, "figures", at, "name");
    text(figure.unit(), SHORT, "figures", at, "unit");
    number(figure.value(), at, "value");
    figure.baseline().ifPresent(value -> number(value, at, "baseline"));
  }

  private void number(BigDecimal value, int at, String name) {
    if (value.precision() > DIGITS || Math.abs((long) value.scale()) > DIGITS) {
      invalid(
          "最多 " + DIGITS + " 位数字", "has at most " + DIGITS + " digits", "figures", "" + at, name);
    }
  }

  private void clause(String key, int at) {
    if (!clauses.contains(key)) {
      findings.add(
          "CLAUSE_UNKNOWN",
          "没有该条款，请用 Clause 的 id",
          "there is no such clause; give the id of a Clause",
          "clauses",
          "" + at);
    }
  }

  private void recognition(Recognition one, int at) {
    text(Optional.of(one.title()), LONGEST, "recognitions", at, "title");
    text(one.body(), LONGEST, "recognitions", at, "body");
  }

  private void few(String name, List<?> values) {
    if (values.size() > MOST) {
      invalid("最多 " + MOST + " 项", "has at most " + MOST + " entries", name);
    }
  }

  private void text(Optional<String> text, int longest, String list, int at, String name) {
    if (text.filter(one -> isUnfit(one, longest)).isPresent()) {
      invalid(
          "应为 1 至 " + longest + " 字", "has 1 to " + longest + " characters", list, "" + at, name);
    }
  }

  private static boolean isUnfit(String text, int longest) {
    return text.isBlank() || text.length() > longest || text.indexOf('\0') >= 0;
  }

  private void invalid(String zh, String en, String... steps) {
    String name = steps[steps.length - 1];
    findings.add("CASE_INVALID", name + " " + zh, name + " " + en, steps);
  }
}
