package org.exemplar.search.internal;

import java.util.BitSet;
import org.apache.lucene.search.uhighlight.Passage;

/** Writes a passage as HTML. */
final class MarkedText {
  private MarkedText() {}

  /** The passage, escaped, with runs of matches between mark tags. */
  static String html(String content, Passage passage) {
    int start = passage.getStartOffset();
    BitSet marked = new BitSet();
    for (int i = 0; i < passage.getNumMatches(); i++) {
      int end = Math.min(passage.getMatchEnds()[i], passage.getEndOffset());
      marked.set(
          passage.getMatchStarts()[i] - start, Math.max(end, passage.getMatchStarts()[i]) - start);
    }
    return html(content.substring(start, passage.getEndOffset()), marked).strip();
  }

  private static String html(String text, BitSet marked) {
    StringBuilder html = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (marked.get(i) && (i == 0 || !marked.get(i - 1))) {
        html.append("<mark>");
      }
      append(html, text.charAt(i));
      if (marked.get(i) && (i + 1 == text.length() || !marked.get(i + 1))) {
        html.append("</mark>");
      }
    }
    return html.toString();
  }

  private static void append(StringBuilder html, char character) {
    switch (character) {
      case '&' -> html.append("&amp;");
      case '<' -> html.append("&lt;");
      case '>' -> html.append("&gt;");
      case '"' -> html.append("&quot;");
      case '\'' -> html.append("&#39;");
      case '\0' -> html.append(' ');
      default -> html.append(character);
    }
  }
}
