package org.exemplar.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exemplar.spi.PluginVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          [1.0,2);1.0.0;true
          [1.0,2);1.9.9;true
          [1.0,2);2.0.0;false
          [1.0,2);0.9.0;false
          (1.0,2];1.0.0;false
          (1.0,2];2.0.0;true
          [1.2.3,1.2.3];1.2.3;true
          1.5;1.4.9;false
          1.5;99.0.0;true
          """)
  void a_version_is_in_a_range_or_not(String range, String version, boolean in) {
    assertThat(VersionRange.parse(range).includes(PluginVersion.parse(version))).isEqualTo(in);
  }

  @Test
  void a_range_has_one_long_form_that_reads_back() {
    assertThat(VersionRange.parse("[1.0, 2)")).hasToString("[1.0.0,2.0.0)");
    assertThat(VersionRange.parse("1")).hasToString("1.0.0");
    assertThat(VersionRange.parse("(1.0,2]").filter())
        .isEqualTo("(!(version<=1.0.0))(version<=2.0.0)");
    for (String text : new String[] {"[1.0,2)", "(1,2]", "3.1"}) {
      VersionRange range = VersionRange.parse(text);
      assertThat(VersionRange.parse(range.toString())).isEqualTo(range);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[1.0", "[2,1)", "[1,1)", "(1,1]", "1.0.0.q", "x", "[1.0,2)x"})
  void what_is_no_range_is_refused(String text) {
    assertThatThrownBy(() -> VersionRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
