package org.exemplar.benchmarks.relevance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;

/** The analyzers that Lucene offers for Chinese, by what they make of it. */
final class PlainAnalyzers {
  private static final String BIGRAMS = "CJK bigrams";
  private static final String ICU = "ICU words";
  private static final String SMART = "SmartChinese words";
  private static final String CHARACTERS = "single characters";
  private static final String STANDARD = "StandardAnalyzer";

  static final List<String> NAMES = List.of(BIGRAMS, ICU, SMART, CHARACTERS, STANDARD);

  private PlainAnalyzers() {}

  static SequencedMap<String, Analyzer> all() {
    SequencedMap<String, Analyzer> all = new LinkedHashMap<>();
    all.put(BIGRAMS, new CJKAnalyzer());
    all.put(ICU, lowerCased(ICUTokenizer::new));
    all.put(SMART, new SmartChineseAnalyzer());
    all.put(CHARACTERS, lowerCased(SingleCharacters::new));
    all.put(STANDARD, new StandardAnalyzer());
    return all;
  }

  private static Analyzer lowerCased(Supplier<Tokenizer> tokenizers) {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        Tokenizer tokenizer = tokenizers.get();
        return new TokenStreamComponents(
            tokenizer, new LowerCaseFilter(new CJKWidthFilter(tokenizer)));
      }
    };
  }

  /** Every letter and digit by itself. */
  private static final class SingleCharacters extends NGramTokenizer {
    SingleCharacters() {
      super(1, 1);
    }

    @Override
    protected boolean isTokenChar(int character) {
      return Character.isLetterOrDigit(character);
    }
  }
}
