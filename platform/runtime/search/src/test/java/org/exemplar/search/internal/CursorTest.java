package org.exemplar.search.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  private static final String SEARCH = "茶叶";
  private static final Cursor CURSOR =
      Cursor.ranked(false, 3.25f, new SortKey("case-1", "rural/cases").toString());

  @Test
  void aCursorCanBeReadBack() {
    assertThat(Cursor.decode(CURSOR.encode(SEARCH), SEARCH)).contains(CURSOR);
  }

  @Test
  void aCursorOfAnotherSearchIsRefused() {
    refused(CURSOR.encode("合作社"));
  }

  @Test
  void aCursorIsOpaque() {
    assertThat(CURSOR.encode(SEARCH)).matches("[A-Za-z0-9_-]+").doesNotContain("case");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AAAA", "游标", "AAAAAAAAAAAAAAAAAAAA", "==", "../../etc/passwd"})
  void aCursorThatNobodyGaveIsRefused(String cursor) {
    refused(cursor);
  }

  @Test
  void aCursorWithAnyByteChangedIsRefused() {
    Random random = new Random(42);
    byte[] good = Base64.getUrlDecoder().decode(CURSOR.encode(SEARCH));
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= (byte) (1 + random.nextInt(255));
      refused(Base64.getUrlEncoder().encodeToString(bad));
    }
  }

  private static void refused(String cursor) {
    assertThat(Cursor.decode(cursor, SEARCH)).isEmpty();
  }
}
