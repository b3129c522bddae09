package org.exemplar.search.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import org.apache.lucene.analysis.CharFilter;
import org.jspecify.annotations.Nullable;

/** Folds what it reads; offsets stay the same. */
final class FoldingCharFilter extends CharFilter {
  private @Nullable String folded;
  private int at;

  FoldingCharFilter(Reader input) {
    super(input);
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    String text = text();
    int count = Math.min(length, text.length() - at);
    if (count <= 0) {
      return -1;
    }
    text.getChars(at, at + count, buffer, offset);
    at += count;
    return count;
  }

  private String text() throws IOException {
    if (folded == null) {
      StringWriter all = new StringWriter();
      input.transferTo(all);
      folded = Folding.instance().fold(all.toString());
    }
    return folded;
  }

  @Override
  protected int correct(int offset) {
    return offset;
  }
}
