package org.exemplar.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What somebody may have meant to type: Pinyin that was not turned into characters, words that
 * sound like others, words that differ from others by a character.
 */
final class Corrections {
  /** Who finds more than this many has found what was meant. */
  static final int ENOUGH = 2;

  private static final int MOST_TRIED = 8;

  private final Misspellings misspellings;

  Corrections(Scope scope) {
    this.misspellings = new Misspellings(scope);
  }

  /**
   * Texts that may have been meant, the likeliest first. Whether they find anything is still to be
   * seen: what they are made of may stand in documents that the asker may not see.
   */
  List<String> of(String typed) throws IOException {
    List<Pieces.Piece> pieces = Pieces.of(typed);
    List<List<String>> meant = new ArrayList<>();
    for (Pieces.Piece piece : pieces) {
      meant.add(isWords(piece) ? misspellings.meant(Normal.form(piece.text())) : List.of());
    }
    int most = meant.stream().mapToInt(List::size).max().orElse(0);
    return Stream.iterate(0, rank -> rank + 1)
        .limit(Math.min(most, MOST_TRIED))
        .map(rank -> text(pieces, meant, rank))
        .distinct()
        .toList();
  }

  private static boolean isWords(Pieces.Piece piece) {
    return !piece.quoted() && !piece.without() && piece.colon().isEmpty();
  }

  private static String text(List<Pieces.Piece> pieces, List<List<String>> meant, int rank) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      List<String> known = meant.get(i);
      words.add(
          known.isEmpty() ? pieces.get(i).typed() : known.get(Math.min(rank, known.size() - 1)));
    }
    return String.join(" ", words);
  }
}
