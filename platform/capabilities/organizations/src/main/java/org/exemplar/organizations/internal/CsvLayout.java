package org.exemplar.organizations.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.spi.schema.Refusal;

/**
 * What the columns of a file mean, known by its header. The order of the columns is free.
 *
 * <p>The general form has {@code code}, {@code name} and {@code level}, and may have {@code
 * parent}, {@code type}, {@code sectorAuthority} and {@code attr.<code>} for attributes; a column
 * that is not there leaves what it would say as it is. The widespread files of administrative
 * divisions have one level each.
 *
 * @param header names of the columns
 * @param level the level of all rows of a division file, empty for the general form
 * @param digits how many digits a code of a division file has
 * @param parents columns of a division file that may hold the superior, the nearest first
 */
record CsvLayout(
    List<String> header, Optional<OrganizationLevel> level, int digits, List<String> parents) {
  static final String ATTRIBUTE = "attr.";
  private static final Set<String> REQUIRED = Set.of("code", "name", "level");
  private static final Set<String> OPTIONAL = Set.of("parent", "type", "sectorAuthority");
  private static final Pattern ATTRIBUTE_COLUMN =
      Pattern.compile(Pattern.quote(ATTRIBUTE) + "[a-z][A-Za-z0-9]*");
  private static final List<CsvLayout> DIVISIONS =
      List.of(
          division(OrganizationLevel.PROVINCE, 2),
          division(OrganizationLevel.CITY, 4, "provinceCode"),
          division(OrganizationLevel.COUNTY, 6, "cityCode", "provinceCode"),
          division(OrganizationLevel.TOWNSHIP, 9, "areaCode", "cityCode", "provinceCode"),
          division(
              OrganizationLevel.VILLAGE, 12, "streetCode", "areaCode", "cityCode", "provinceCode"));

  /** Where a column stands. */
  int column(String name) {
    return header.indexOf(name);
  }

  /** The layout that a header announces, or what is wrong with the header. */
  static Result of(List<String> header) {
    Set<String> names = new HashSet<>(header);
    if (names.size() < header.size()) {
      return new Wrong(refusal("表头中有重复的列", "a column stands twice in the header", header));
    }
    for (CsvLayout division : DIVISIONS) {
      if (names.equals(Set.copyOf(division.header))) {
        return new Known(new CsvLayout(header, division.level, division.digits, division.parents));
      }
    }
    return general(header, names);
  }

  /** What a header says. */
  sealed interface Result {}

  record Known(CsvLayout layout) implements Result {}

  record Wrong(Refusal refusal) implements Result {}

  private static Result general(List<String> header, Set<String> names) {
    List<String> missing =
        REQUIRED.stream().filter(name -> !names.contains(name)).sorted().toList();
    List<String> unknown =
        header.stream()
            .filter(name -> !REQUIRED.contains(name) && !OPTIONAL.contains(name))
            .filter(name -> !ATTRIBUTE_COLUMN.matcher(name).matches())
            .toList();
    if (missing.isEmpty() && unknown.isEmpty()) {
      return new Known(new CsvLayout(header, Optional.empty(), 0, List.of()));
    }
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    if (!unknown.isEmpty()) {
      zh.add("未知的列 " + String.join("、", unknown));
      en.add("unknown columns " + String.join(", ", unknown));
    }
    if (!missing.isEmpty()) {
      zh.add("缺少列 " + String.join("、", missing));
      en.add("missing columns " + String.join(", ", missing));
    }
    return new Wrong(refusal(String.join("，", zh), String.join(", ", en), header));
  }

  private static Refusal refusal(String zh, String en, List<String> header) {
    String read = String.join(",", header);
    String right =
        "code,name,parent,level,type,sectorAuthority,attr.*; code,name; code,name,provinceCode;"
            + " code,name,cityCode,provinceCode; code,name,areaCode,provinceCode,cityCode";
    return Refusal.of(
        "IMPORT_FILE_INVALID",
        zh + "（表头为“" + shortened(read) + "”）；可用的表头：" + right,
        en + " (the header reads \"" + shortened(read) + "\"); right would be: " + right);
  }

  private static String shortened(String text) {
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }

  private static CsvLayout division(OrganizationLevel level, int digits, String... parents) {
    List<String> header = new ArrayList<>(List.of("code", "name"));
    header.addAll(List.of(parents));
    return new CsvLayout(header, Optional.of(level), digits, List.of(parents));
  }
}
