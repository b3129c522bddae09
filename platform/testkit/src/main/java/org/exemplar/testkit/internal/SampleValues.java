package org.exemplar.testkit.internal;

import java.util.List;
import org.exemplar.spi.FacetRange;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.SearchIndex;

/** Values that stand in documents for trying out an index. */
final class SampleValues {
  private static final String POLICY =
      """
      青竹县关于%1$s工作的%2$s

      各乡镇：

      一、%1$s的目标
      %1$s要办好。

      二、%1$s的任务
      %1$s要管好。

      青竹县
      2024年3月1日
      """;

  private SampleValues() {}

  /** The text of a policy document. */
  static String policy(String genre) {
    return POLICY.formatted(SampleDocument.WORD, genre);
  }

  /** A value that a field takes. */
  static Object of(IndexField field) {
    Object one =
        switch (field.type()) {
          case TEXT, KEYWORD -> SampleDocument.WORD;
          case BOOLEAN -> true;
          case DATE -> "2024-03-01";
          case NUMBER -> field.ranges().stream().findFirst().map(SampleValues::inside).orElse(7.0);
        };
    return field.many() ? List.of(one) : one;
  }

  private static double inside(FacetRange range) {
    return range.from().isPresent() ? range.from().getAsDouble() : range.below().orElse(1) - 1;
  }

  /** What a condition means where a value is set. */
  static Object meant(SearchIndex index, String path, String value) {
    for (IndexField field : index.fields()) {
      if (field.from().equals(path) && path.startsWith(SampleDocument.FACETS)) {
        Object one =
            switch (field.type()) {
              case BOOLEAN -> (Object) Boolean.valueOf(value);
              case NUMBER -> Double.valueOf(value);
              default -> value;
            };
        return field.many() ? List.of(one) : one;
      }
    }
    return path.equals("keywords") || path.equals("criteria") ? List.of(value) : value;
  }
}
