package org.exemplar.search.internal;

import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2CharFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** Analyses mixed Chinese and Latin text after NFKC, lower case and folding. */
final class ChineseAnalyzer extends Analyzer {
  /** Changes whenever the same text may give other tokens. */
  static final String VERSION = "chinese-2";

  /** What the tokens are. */
  enum Tokens {
    /** Pairs of neighbouring characters. */
    BIGRAMS,
    /** Words as ICU's dictionary sees them. */
    WORDS,
    /** Single characters. */
    CHARACTERS
  }

  private static final int ALL_SCRIPTS =
      CJKBigramFilter.HAN
          | CJKBigramFilter.HIRAGANA
          | CJKBigramFilter.KATAKANA
          | CJKBigramFilter.HANGUL;

  /** Between two values of one field, so that no phrase reaches from one into the other. */
  private static final int GAP = 100;

  private final Tokens tokens;

  ChineseAnalyzer(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public int getPositionIncrementGap(String field) {
    return GAP;
  }

  @Override
  protected Reader initReader(String field, Reader reader) {
    return new FoldingCharFilter(new ICUNormalizer2CharFilter(reader));
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer tokenizer =
        tokens == Tokens.WORDS
            ? new ICUTokenizer(new DefaultICUTokenizerConfig(true, true))
            : new StandardTokenizer();
    return new TokenStreamComponents(tokenizer, filtered(tokenizer));
  }

  private TokenStream filtered(Tokenizer tokenizer) {
    return switch (tokens) {
      case WORDS, CHARACTERS -> tokenizer;
      case BIGRAMS -> new CJKBigramFilter(tokenizer, ALL_SCRIPTS, false);
    };
  }
}
