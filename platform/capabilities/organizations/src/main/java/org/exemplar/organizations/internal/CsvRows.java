package org.exemplar.organizations.internal;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.OrganizationLevel;

/** Turns rows of a file into statements and notes the rows that are wrong by themselves. */
final class CsvRows {
  private final CsvLayout layout;
  private final List<Statement> statements = new ArrayList<>();
  private final Set<String> codes = new HashSet<>();
  private final List<ImportFile.WrongRow> wrong = new ArrayList<>();
  private final RowErrors errors = new RowErrors();
  private int rows;

  CsvRows(CsvLayout layout) {
    this.layout = layout;
  }

  void add(CsvRecord row) {
    rows++;
    int line = Math.toIntExact(row.getStartingLineNumber());
    if (row.getFieldCount() != layout.header().size()) {
      errors.add(columnCount(line, row));
      wrong.add(new ImportFile.WrongRow(line, Optional.empty()));
      return;
    }
    String code = text(row, "code");
    String name = text(row, "name");
    Optional<OrganizationLevel> level = level(row, line);
    if (code(line, code) & name(line, name) & level.isPresent()) {
      statements.add(statement(row, line, code, name, level.get()));
    } else {
      wrong.add(
          new ImportFile.WrongRow(
              line, Optional.of(code).filter(text -> Rules.code(text).isEmpty())));
    }
  }

  /** Ends the file. */
  ImportFile end() {
    return new ImportFile(rows, statements, codes, wrong, errors);
  }

  private Statement statement(
      CsvRecord row, int line, String code, String name, OrganizationLevel level) {
    String parentColumn = parentColumn(row);
    return new Statement(
        line,
        code,
        name,
        level,
        optional(row, "type"),
        parentColumn.isEmpty() ? top() : optional(row, parentColumn),
        parentColumn.isEmpty() ? "parent" : parentColumn,
        optional(row, "sectorAuthority"),
        attributes(row),
        false);
  }

  /** The nearest superior that a division file names; provinces have none. */
  private String parentColumn(CsvRecord row) {
    if (layout.level().isEmpty()) {
      return "parent";
    }
    return layout.parents().stream()
        .filter(name -> !text(row, name).isEmpty())
        .findFirst()
        .orElse("");
  }

  private static Optional<String> top() {
    return Optional.of("");
  }

  private Map<String, String> attributes(CsvRecord row) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : layout.header()) {
      if (name.startsWith(CsvLayout.ATTRIBUTE)) {
        values.put(name.substring(CsvLayout.ATTRIBUTE.length()), text(row, name));
      }
    }
    return values.isEmpty() ? Map.of() : values;
  }

  private boolean code(int line, String code) {
    if (!codes.add(code)) {
      errors.add(
          RowError.of(
              line,
              "CODE_DUPLICATE",
              "code",
              "代码“" + code + "”在文件中出现了不止一次",
              "code " + code + " stands more than once in the file"));
      return false;
    }
    if (layout.level().isPresent()) {
      return division(line, code);
    }
    return Rules.code(code)
        .map(why -> report(new RowError(line, "CODE_INVALID", Optional.of("code"), why)))
        .orElse(true);
  }

  private boolean division(int line, String code) {
    boolean right = code.length() == layout.digits() && code.chars().allMatch(CsvRows::isDigit);
    return right
        || report(
            RowError.of(
                line,
                "CODE_INVALID",
                "code",
                "这种文件的代码应为 " + layout.digits() + " 位数字，而不是“" + code + "”",
                "codes of such a file have " + layout.digits() + " digits, not \"" + code + "\""));
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  private boolean name(int line, String name) {
    return Rules.name(name)
        .map(why -> report(new RowError(line, "NAME_INVALID", Optional.of("name"), why)))
        .orElse(true);
  }

  private Optional<OrganizationLevel> level(CsvRecord row, int line) {
    if (layout.level().isPresent()) {
      return layout.level();
    }
    String text = text(row, "level");
    Optional<OrganizationLevel> level = Rules.level(text);
    if (level.isEmpty()) {
      List<String> all =
          Arrays.stream(OrganizationLevel.values()).map(OrganizationLevel::name).toList();
      report(
          RowError.of(
                  line,
                  "LEVEL_INVALID",
                  "level",
                  "层级应为 " + String.join("、", all) + " 之一，而不是“" + text + "”",
                  "a level is one of " + String.join(", ", all) + ", not \"" + text + "\"")
              .noneOf(all));
    }
    return level;
  }

  private boolean report(RowError error) {
    errors.add(error);
    return false;
  }

  private RowError columnCount(int line, CsvRecord row) {
    int right = layout.header().size();
    int count = row.getFieldCount();
    String zh = "应有 " + right + " 列，实际 " + count + " 列";
    String en = "the row has " + count + " columns, the header " + right;
    boolean quoted = row.getFields().stream().anyMatch(field -> field.indexOf('\n') >= 0);
    return new RowError(
        line,
        "COLUMN_COUNT",
        Optional.empty(),
        quoted
            ? new LocalizedText(
                zh + "；一个单元格跨了几行，可能是引号“\"”没有闭合",
                en + "; a cell runs over several lines, maybe a quote \" is not closed")
            : new LocalizedText(zh, en));
  }

  private String text(CsvRecord row, String column) {
    return row.getField(layout.column(column)).strip();
  }

  private Optional<String> optional(CsvRecord row, String column) {
    return layout.column(column) < 0 ? Optional.empty() : Optional.of(text(row, column));
  }
}
