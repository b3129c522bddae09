package org.exemplar.caselibrary.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.IndexFieldType;
import org.exemplar.spi.LocalizedText;

/** Whether facet values fit the index definitions. */
final class FacetRules {
  private static final int LONGEST = 100;
  private static final int MOST = 50;
  private static final Map<IndexFieldType, LocalizedText> EXPECTED =
      Map.of(
          IndexFieldType.KEYWORD,
              new LocalizedText("1 至 100 字的文本", "a text of 1 to 100 characters"),
          IndexFieldType.TEXT, new LocalizedText("1 至 100 字的文本", "a text of 1 to 100 characters"),
          IndexFieldType.NUMBER, new LocalizedText("数字", "a number"),
          IndexFieldType.BOOLEAN, new LocalizedText("true 或 false", "true or false"),
          IndexFieldType.DATE, new LocalizedText("日期（如 2026-11-22）", "a day such as 2026-11-22"));

  private final FacetDefinitions definitions;
  private final Findings findings;

  FacetRules(FacetDefinitions definitions, Findings findings) {
    this.definitions = definitions;
    this.findings = findings;
  }

  void check(Map<String, Object> facets) {
    facets.forEach(this::check);
  }

  private void check(String name, Object value) {
    IndexField field = definitions.byName().get(name);
    if (field == null) {
      String known = String.join(", ", definitions.names());
      findings.add(
          "FACET_UNKNOWN",
          "没有分面“" + name + "”；可用的有：" + known,
          "no facet " + name + "; known are: " + known,
          "facets",
          name);
    } else if (!fits(field, value)) {
      refuse(field, name);
    }
  }

  private void refuse(IndexField field, String name) {
    LocalizedText type = EXPECTED.getOrDefault(field.type(), new LocalizedText("值", "a value"));
    findings.add(
        "FACET_INVALID",
        "“" + name + "”应为" + type.zh() + (field.many() ? "的列表" : ""),
        name + " must be " + (field.many() ? "a list, each " : "") + type.en(),
        "facets",
        name);
  }

  private static boolean fits(IndexField field, Object value) {
    if (!field.many()) {
      return fits(field.type(), value);
    }
    return value instanceof List<?> list
        && list.size() <= MOST
        && list.stream().allMatch(each -> each != null && fits(field.type(), each));
  }

  private static boolean fits(IndexFieldType type, Object value) {
    return switch (type) {
      case KEYWORD, TEXT ->
          value instanceof String text && !text.isBlank() && text.length() <= LONGEST;
      case NUMBER -> value instanceof Number number && Double.isFinite(number.doubleValue());
      case BOOLEAN -> value instanceof Boolean;
      case DATE -> value instanceof String text && isDay(text);
    };
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
