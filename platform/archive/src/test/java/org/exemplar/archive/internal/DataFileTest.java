package org.exemplar.archive.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.exemplar.archive.Sources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a data file holds, it is read or refused with its line, and nothing else happens. */
class DataFileTest {
  private static final String SIGNS = "{}[]:,#&*!|>'\"%@`-?~\\ \t\n0123456789_.exobXYZ\u0000村";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "- a",
        "a: 1\n---\nb: 2",
        "a: &x 1\nb: *x",
        "a: 1\na: 2",
        "a: [",
        "a: 0x",
        "a: 1__2",
        "a: 99999999999999999999999999999999999",
        "a: .inf",
        "a: \"\\q\""
      })
  void odd_files_are_read_or_refused(String yaml) {
    assertThat(isDecided(yaml)).isTrue();
  }

  @Test
  void aliases_second_documents_and_repeated_keys_are_refused_with_their_line() {
    assertThatThrownBy(() -> DataFile.yaml("a: &x 1\nb: *x".getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            DataException.class, wrong -> assertThat(wrong.line()).isEqualTo(2));
    assertThatThrownBy(() -> DataFile.yaml("a: 1\na: 2".getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            DataException.class, wrong -> assertThat(wrong.line()).isEqualTo(2));
    assertThatThrownBy(() -> DataFile.yaml("a: 1\n---\nb: 2".getBytes(UTF_8)))
        .isInstanceOf(DataException.class);
    assertThatThrownBy(() -> DataFile.yaml(("{a: ".repeat(1000)).getBytes(UTF_8)))
        .isInstanceOf(DataException.class);
    assertThatThrownBy(() -> DataFile.yaml(new byte[] {'a', ':', (byte) 0xFF}))
        .isInstanceOf(DataException.class);
  }

  @Test
  void descriptors_that_somebody_garbled_are_read_or_refused() {
    long seed = Long.getLong("exemplar.test.seed", System.nanoTime());
    System.out.println("garbling: -Dexemplar.test.seed=" + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 3000; i++) {
      StringBuilder yaml = new StringBuilder(Sources.LOCALITY);
      for (int j = 0; j <= random.nextInt(4); j++) {
        int at = random.nextInt(yaml.length());
        char sign = SIGNS.charAt(random.nextInt(SIGNS.length()));
        if (random.nextBoolean()) {
          yaml.insert(at, sign);
        } else {
          yaml.setCharAt(at, sign);
        }
      }
      assertThat(isDecided(yaml.toString())).as("seed %d: %s", seed, yaml).isTrue();
    }
  }

  private static boolean isDecided(String yaml) {
    try {
      return IdentityReader.descriptor(yaml.getBytes(UTF_8)).id().length() > 0;
    } catch (DataException refused) {
      return refused.line() >= 0 && !refused.text().zh().isEmpty();
    }
  }
}
