package org.exemplar.search.internal;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.exemplar.search.internal.ChineseAnalyzer.Tokens;

/** Chooses the analysis of a Lucene field by its name. */
final class Analyzers extends DelegatingAnalyzerWrapper {
  private final Analyzer bigrams = new ChineseAnalyzer(Tokens.BIGRAMS);
  private final Analyzer words = new ChineseAnalyzer(Tokens.WORDS);
  private final Analyzer characters = new ChineseAnalyzer(Tokens.CHARACTERS);

  Analyzers() {
    super(PER_FIELD_REUSE_STRATEGY);
  }

  @Override
  protected Analyzer getWrappedAnalyzer(String field) {
    return analyzer(SubField.of(field));
  }

  /** The distinct tokens of a text, in order. */
  SequencedSet<String> tokens(SubField subField, String text) {
    SequencedSet<String> tokens = new LinkedHashSet<>();
    try (TokenStream stream = analyzer(subField).tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        tokens.add(term.toString());
      }
      stream.end();
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
    return tokens;
  }

  private Analyzer analyzer(SubField subField) {
    return switch (subField) {
      case BIGRAMS -> bigrams;
      case WORDS -> words;
      case CHARACTERS -> characters;
    };
  }

  @Override
  public void close() {
    super.close();
    bigrams.close();
    words.close();
    characters.close();
  }
}
