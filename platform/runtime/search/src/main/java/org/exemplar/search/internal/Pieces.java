package org.exemplar.search.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a text apart at gaps and quotes. A quote that is not closed is a character like others;
 * Chinese quotes, which stand in every sentence, only quote where they enclose a piece whole.
 */
final class Pieces {
  private static final String MINUS = "-－−";
  private static final String COLON = ":：";
  private static final Map<Character, Character> CLOSING =
      Map.of('"', '"', '“', '”', '「', '」', '『', '』');

  private final String typed;
  private final List<Piece> pieces = new ArrayList<>();
  private int at;

  private Pieces(String typed) {
    this.typed = typed;
  }

  /**
   * A piece.
   *
   * @param typed it, as it was typed
   * @param text it without sign and quotes; what stands before a colon is part of it
   * @param without whether a minus stands before it
   * @param quoted whether it, or what stands behind its colon, is quoted
   * @param colon where in {@code text} the first colon stands outside of quotes
   */
  record Piece(
      String typed, String text, boolean without, boolean quoted, Optional<Integer> colon) {}

  static List<Piece> of(String typed) {
    Pieces pieces = new Pieces(typed);
    pieces.read();
    return pieces.pieces;
  }

  private void read() {
    while (at < typed.length()) {
      if (isGap(at)) {
        at++;
      } else {
        piece();
      }
    }
  }

  private void piece() {
    int begin = at;
    boolean without =
        MINUS.indexOf(typed.charAt(at)) >= 0 && at + 1 < typed.length() && !isGap(at + 1);
    if (without) {
      at++;
    }
    int text = at;
    Optional<Integer> quote = closing(at);
    if (quote.isPresent()) {
      at = quote.get() + 1;
      add(begin, typed.substring(text + 1, at - 1), without, true, Optional.empty());
      return;
    }
    Optional<Integer> colon = Optional.empty();
    while (at < typed.length() && !isGap(at)) {
      if (colon.isEmpty() && COLON.indexOf(typed.charAt(at)) >= 0 && at > text) {
        colon = Optional.of(at - text);
        Optional<Integer> value = closing(at + 1);
        if (value.isPresent()) {
          String whole = typed.substring(text, at + 1) + typed.substring(at + 2, value.get());
          at = value.get() + 1;
          add(begin, whole, without, true, colon);
          return;
        }
      } else if (at > text && typed.charAt(at) == '"' && closing(at).isPresent()) {
        break;
      }
      at++;
    }
    add(begin, typed.substring(text, at), without, false, colon);
  }

  private void add(
      int begin, String text, boolean without, boolean quoted, Optional<Integer> colon) {
    pieces.add(new Piece(typed.substring(begin, at), text, without, quoted, colon));
  }

  private boolean isGap(int index) {
    return Character.isWhitespace(typed.charAt(index))
        || Character.isSpaceChar(typed.charAt(index));
  }

  /** Where the quote ends that begins at a place; nothing where none does. */
  private Optional<Integer> closing(int begin) {
    Character closing = begin < typed.length() ? CLOSING.get(typed.charAt(begin)) : null;
    if (closing == null) {
      return Optional.empty();
    }
    int end = typed.indexOf(closing, begin + 1);
    boolean whole = end > begin + 1 && (end + 1 == typed.length() || isGap(end + 1));
    return end > begin + 1 && (whole || closing == '"') ? Optional.of(end) : Optional.empty();
  }
}
