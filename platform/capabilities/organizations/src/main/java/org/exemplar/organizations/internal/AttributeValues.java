package org.exemplar.organizations.internal;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.exemplar.spi.AttributeDefinition;
import org.exemplar.spi.EnumValue;
import org.exemplar.spi.LocalizedText;

/** Whether a text is a value of an attribute. */
final class AttributeValues {
  private static final int LONGEST = 1_000;
  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");

  private AttributeValues() {}

  /** What is wrong with the value, empty when it is right. */
  static Optional<LocalizedText> check(
      Map<String, AttributeDefinition> defined, String code, String value) {
    AttributeDefinition definition = defined.get(code);
    if (definition == null) {
      return wrong(
          "该类型没有属性“" + code + "”；可用属性：" + String.join("、", defined.keySet()),
          "the type has no attribute " + code + "; it has " + String.join(", ", defined.keySet()));
    }
    return switch (definition.type()) {
      case BOOLEAN ->
          unless(
              value.equals("true") || value.equals("false"),
              "“" + code + "”应为 true 或 false",
              code + " must be true or false");
      case INTEGER ->
          unless(
              INTEGER.matcher(value).matches(), "“" + code + "”应为整数", code + " must be an integer");
      case ENUM -> ofEnum(definition, value);
      case TEXT ->
          unless(
              value.length() <= LONGEST,
              "“" + code + "”最多 " + LONGEST + " 字",
              code + " must have at most " + LONGEST + " characters");
    };
  }

  private static Optional<LocalizedText> ofEnum(AttributeDefinition definition, String value) {
    String allowed =
        definition.values().stream().map(EnumValue::code).collect(Collectors.joining(", "));
    return unless(
        definition.values().stream().anyMatch(one -> one.code().equals(value)),
        "“" + definition.code() + "”应为以下之一：" + allowed,
        definition.code() + " must be one of " + allowed);
  }

  private static Optional<LocalizedText> unless(boolean holds, String zh, String en) {
    return holds ? Optional.empty() : wrong(zh, en);
  }

  private static Optional<LocalizedText> wrong(String zh, String en) {
    return Optional.of(new LocalizedText(zh, en));
  }
}
