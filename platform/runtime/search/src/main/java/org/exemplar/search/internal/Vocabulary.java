package org.exemplar.search.internal;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;

/** The words of a document, from which it is told what somebody may have meant to type. */
final class Vocabulary {
  private static final int SHORTEST = 2;
  private static final int LONGEST = 8;
  private static final int SHORTEST_FOR_SLIPS = 3;
  private static final int LONGEST_LATIN = 20;
  private static final int MOST_REMEMBERED = 20_000;

  /** That of all documents: it holds nothing but what a thread needs again at once. */
  private static final Analyzers ANALYZERS = new Analyzers();

  /** How words sound is worked out again and again for the same ones. */
  private static final ConcurrentHashMap<String, String> TERMS = new ConcurrentHashMap<>();

  private final Set<String> words = new LinkedHashSet<>();

  /** Adds the words of a text. */
  void add(String text) {
    words.addAll(ANALYZERS.tokens(SubField.WORDS, text));
  }

  /** Adds a text that is a word as a whole, if it is short enough. */
  void addWhole(String text) {
    words.add(text);
  }

  void write(Document target) {
    for (String word : words) {
      if (Normal.isChinese(word) && word.length() >= SHORTEST && word.length() <= LONGEST) {
        target.add(new StringField(Names.SPOKEN, term(word), Store.NO));
        if (word.length() >= SHORTEST_FOR_SLIPS) {
          target.add(new StringField(Names.WORD, word, Store.NO));
        }
      } else if (word.length() > SHORTEST_FOR_SLIPS
          && word.length() <= LONGEST_LATIN
          && word.chars().allMatch(letter -> letter >= 'a' && letter <= 'z')) {
        target.add(new StringField(Names.WORD, word, Store.NO));
      }
    }
  }

  private static String term(String word) {
    if (TERMS.size() > MOST_REMEMBERED) {
      TERMS.clear();
    }
    return TERMS.computeIfAbsent(word, each -> new Spoken(each).term());
  }
}
