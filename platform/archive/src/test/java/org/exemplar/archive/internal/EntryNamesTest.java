package org.exemplar.archive.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/etc/passwd",
        "../x",
        "a/../x",
        "a/./x",
        "a//x",
        "a/",
        "a\\x",
        "C:/x",
        "C:x",
        "a\u0000b",
        "a\nb",
        "a\u202Eb",
        "a\u200Bb",
        "a./x",
        "a /x",
        "nul",
        "a/CON.txt",
        "e\u0301"
      })
  void a_name_that_could_be_a_trick_is_refused(String name) {
    assertThat(EntryNames.fault(name, 255)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"exemplar/plugin.yaml", "exemplar/词汇/村.yaml", "a b/c-d_e$1.class", "\u00e9"})
  void an_ordinary_name_is_taken(String name) {
    assertThat(EntryNames.fault(name, 255)).isEmpty();
  }

  @Test
  void a_name_is_measured_in_bytes() {
    assertThat(EntryNames.fault("村".repeat(85), 255)).isEmpty();
    assertThat(EntryNames.fault("村".repeat(86), 255)).isPresent();
  }

  @Test
  void names_that_are_one_somewhere_are_one() {
    assertThat(EntryNames.folded("Exemplar/PLUGIN.yaml"))
        .isEqualTo(EntryNames.folded("exemplar/plugin.yaml"));
    assertThat(EntryNames.folded("e\u0301")).isEqualTo(EntryNames.folded("\u00c9"));
    assertThat(EntryNames.folded("ﬁle")).isEqualTo(EntryNames.folded("file"));
    assertThat(EntryNames.folded("straße")).isEqualTo(EntryNames.folded("STRASSE"));
    assertThat(EntryNames.folded("a")).isNotEqualTo(EntryNames.folded("b"));
  }
}
