package org.exemplar.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.util.BytesRef;

/** What a word may be that stands in no document as it was typed. */
final class Misspellings {
  private static final int MOST = 8;

  /** A longer text, or one with more that is not known, is no slip. */
  private static final int LONGEST_TEXT = 60;

  private static final int MOST_BROKEN = 8;
  private static final int MOST_ALIKE = 50;
  private static final int LONGEST_LETTERS = 40;
  private static final int LONGEST_WORD_LETTERS = 30;
  private static final int LONGEST_WINDOW = 8;
  private static final int BESIDE = 4;
  private static final int SHORTEST_SLIP = 3;
  private static final int LONGEST_SLIP = 6;
  private static final int SHORTEST_LATIN = 4;
  private static final float CLOSE = 0.5f;

  private final IndexReader reader;

  Misspellings(Scope scope) {
    this.reader = scope.searcher().getIndexReader();
  }

  /**
   * Texts that may have been meant, the likeliest first; none where all stands in documents.
   *
   * @param text in its {@link Normal#form}
   */
  List<String> meant(String text) throws IOException {
    if (text.chars().allMatch(letter -> letter >= 'a' && letter <= 'z')) {
      return isKnown(text) ? List.of() : meantByLetters(text);
    }
    int broken = text.length() > LONGEST_TEXT ? 0 : broken(text).size();
    return broken == 0 || broken > MOST_BROKEN ? List.of() : meantByCharacters(text, broken);
  }

  private boolean isKnown(String token) throws IOException {
    return reader.docFreq(new Term(SubField.BIGRAMS.field(Names.ALL), token)) > 0;
  }

  /** Where pairs of characters begin that stand in no document. */
  private List<Integer> broken(String text) throws IOException {
    List<Integer> broken = new ArrayList<>();
    for (int at = 0; at + 1 < text.length(); at++) {
      String pair = text.substring(at, at + 2);
      if (Normal.isChinese(pair) && pair.codePointCount(0, 2) == 2 && !isKnown(pair)) {
        broken.add(at);
      }
    }
    return broken;
  }

  private List<String> meantByLetters(String letters) throws IOException {
    List<String> meant = new ArrayList<>();
    if (letters.length() <= LONGEST_LETTERS) {
      spoken(letters).forEach(word -> meant.add(word.text()));
      if (meant.isEmpty()) {
        meant.addAll(sentence(letters));
      }
    }
    if (letters.length() >= SHORTEST_LATIN) {
      meant.addAll(slips(letters, 2));
    }
    return meant.stream().distinct().limit(MOST).toList();
  }

  /** A word with how many documents have it. */
  private record Word(String text, int documents, boolean exact) {
    static final Comparator<Word> BEST_FIRST =
        Comparator.comparing(Word::exact)
            .thenComparing(Word::documents)
            .reversed()
            .thenComparing(Word::text);
  }

  /** Words that are typed with these letters, or nearly. */
  private List<Word> spoken(String letters) throws IOException {
    Terms terms = MultiTerms.getTerms(reader, Names.SPOKEN);
    if (terms == null) {
      return List.of();
    }
    String prefix = Spoken.prefix(letters);
    TermsEnum each = terms.iterator();
    List<Word> found = new ArrayList<>();
    boolean more = each.seekCeil(new BytesRef(prefix)) != TermsEnum.SeekStatus.END;
    while (more && found.size() < MOST_ALIKE) {
      String term = each.term().utf8ToString();
      if (!term.startsWith(prefix)) {
        break;
      }
      String word = Spoken.parse(term).word();
      found.add(new Word(word, each.docFreq(), Sounds.letters(word).equals(letters)));
      more = each.next() != null;
    }
    found.sort(Word.BEST_FIRST);
    return found;
  }

  /** As few words as possible one behind the other that are typed with all of the letters. */
  private List<String> sentence(String letters) throws IOException {
    List<List<Word>> best = new ArrayList<>();
    best.add(List.of());
    for (int end = 1; end <= letters.length(); end++) {
      List<Word> shortest = null;
      for (int begin = Math.max(0, end - LONGEST_WORD_LETTERS); begin < end; begin++) {
        List<Word> before = best.get(begin);
        boolean shorter =
            before != null && (shortest == null || before.size() + 1 < shortest.size());
        List<Word> words = shorter ? spoken(letters.substring(begin, end)) : List.of();
        if (!words.isEmpty() && before != null) {
          shortest = new ArrayList<>(before);
          shortest.add(words.getFirst());
        }
      }
      best.add(shortest);
    }
    List<Word> all = best.getLast();
    return all == null
        ? List.of()
        : List.of(String.join("", all.stream().map(Word::text).toList()));
  }

  /** A text with a word put in the place of what was typed. */
  private record Mended(String text, Word word, int broken) {}

  private List<String> meantByCharacters(String text, int broken) throws IOException {
    List<Mended> mended = new ArrayList<>();
    for (int at : broken(text)) {
      for (int begin = Math.max(0, at - BESIDE); begin <= at; begin++) {
        int last = Math.min(text.length(), begin + LONGEST_WINDOW);
        for (int end = at + 2; end <= last; end++) {
          mend(text, begin, end, mended);
        }
      }
    }
    return mended.stream()
        .filter(each -> each.broken() < broken)
        .sorted(
            Comparator.comparingInt(Mended::broken).thenComparing(Mended::word, Word.BEST_FIRST))
        .map(Mended::text)
        .distinct()
        .limit(MOST)
        .toList();
  }

  private void mend(String text, int begin, int end, List<Mended> mended) throws IOException {
    String window = text.substring(begin, end);
    if (!Normal.isChinese(window)) {
      return;
    }
    List<Word> words = new ArrayList<>(spoken(Sounds.letters(window)));
    if (words.isEmpty() && window.length() >= SHORTEST_SLIP && window.length() <= LONGEST_SLIP) {
      slips(window, 1).forEach(word -> words.add(new Word(word, 0, false)));
    }
    for (Word word : words) {
      if (!word.text().equals(window)) {
        String whole = text.substring(0, begin) + word.text() + text.substring(end);
        mended.add(new Mended(whole, word, broken(whole).size()));
      }
    }
  }

  /** Words that are as long and differ by a few characters. */
  private List<String> slips(String word, int most) throws IOException {
    DirectSpellChecker checker = new DirectSpellChecker();
    checker.setMaxEdits(most);
    checker.setMinPrefix(0);
    checker.setMinQueryLength(SHORTEST_SLIP);
    checker.setAccuracy(CLOSE);
    List<String> found = new ArrayList<>();
    for (SuggestWord each :
        checker.suggestSimilar(
            new Term(Names.WORD, word), MOST, reader, SuggestMode.SUGGEST_ALWAYS)) {
      if (Normal.isChinese(word) == Normal.isChinese(each.string)) {
        found.add(each.string);
      }
    }
    return found;
  }
}
