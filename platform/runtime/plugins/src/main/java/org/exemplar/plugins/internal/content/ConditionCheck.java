package org.exemplar.plugins.internal.content;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.exemplar.spi.IndexSource;
import org.exemplar.spi.OrganizationLevel;

/**
 * Checks the values of an index's conditions as far as that needs no other plugin: a value that no
 * document can have would give an index that is empty for ever.
 */
final class ConditionCheck {
  private static final List<String> LEVELS =
      Arrays.stream(OrganizationLevel.values()).map(Enum::name).toList();

  private final Findings findings;
  private final IndexSource source;

  ConditionCheck(Findings findings, IndexSource source) {
    this.findings = findings;
    this.source = source;
  }

  void check(Located where) {
    where.members().forEach(this::condition);
  }

  private void condition(Located value) {
    if (!value.node().isValueNode() || value.node().isNull()) {
      return; // the schema says so
    }
    String text = value.node().asText();
    switch (value.name()) {
      case "level" -> level(value, text);
      case "year" -> form(value, text.matches("[0-9]{4}"), "2011");
      case "date" -> form(value, isDay(text), "2011-04-28");
      default -> {
        // any text, or what other plugins decide
      }
    }
  }

  private void level(Located value, String text) {
    if (source == IndexSource.CLAUSE) {
      form(value, text.matches("[1-9][0-9]?"), "2");
    } else if (!LEVELS.contains(text)) {
      findings.add(value.problem(Codes.INVALID, Wording.notAllowed(value.node(), LEVELS)));
    }
  }

  private void form(Located value, boolean right, String example) {
    if (!right) {
      findings.invalid(
          value,
          "“" + value.node().asText() + "”格式不对，应如 " + example,
          "\"" + value.node().asText() + "\" has the wrong form; it must look like " + example);
    }
  }

  private static boolean isDay(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeException none) {
      return false;
    }
  }
}
