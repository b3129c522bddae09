package org.exemplar.campaigns.internal.reading;

import java.util.ArrayList;
import java.util.List;

/**
 * A title between the outermost 《 and 》 of a text.
 *
 * @param title the title
 * @param start where the mark begins
 * @param end behind the mark
 */
record TitleMark(String title, int start, int end) {

  static List<TitleMark> in(String text) {
    List<TitleMark> marks = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '《') {
        start = depth == 0 ? i : start;
        depth++;
      } else if (c == '》' && depth > 0) {
        depth--;
        if (depth == 0 && i > start + 1) {
          marks.add(new TitleMark(text.substring(start + 1, i), start, i + 1));
        }
      }
    }
    return marks;
  }
}
