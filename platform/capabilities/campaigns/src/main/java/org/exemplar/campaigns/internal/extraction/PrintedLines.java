package org.exemplar.campaigns.internal.extraction;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Collects the lines of each page with their places. */
final class PrintedLines extends PDFTextStripper {
  /** A gap of as many characters parts columns. */
  private static final double COLUMN_GAP = 1.8;

  private final LimitedText budget;
  private final List<List<PrintedLine>> pages = new ArrayList<>();
  private final List<TextPosition> line = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private long characters;

  PrintedLines(LimitedText budget) {
    this.budget = budget;
    setSortByPosition(true);
  }

  List<List<PrintedLine>> pages() {
    return pages;
  }

  @Override
  protected void startPage(PDPage page) {
    pages.add(new ArrayList<>());
  }

  @Override
  protected void endPage(PDPage page) {
    endLine();
  }

  @Override
  protected void writeString(String word, List<TextPosition> positions) {
    budget.checkTime();
    if (positions.isEmpty()) {
      return;
    }
    if (!line.isEmpty()) {
      TextPosition last = line.getLast();
      double gap = positions.getFirst().getXDirAdj() - end(last);
      text.append(gap > COLUMN_GAP * size(last) ? "\t" : gap > size(last) / 4 ? " " : "");
    }
    text.append(word);
    line.addAll(positions);
  }

  @Override
  protected void writeWordSeparator() {
    // the gap itself tells
  }

  @Override
  protected void writeLineSeparator() {
    endLine();
  }

  @Override
  protected void writeParagraphSeparator() {
    endLine();
  }

  @Override
  protected void processTextPosition(TextPosition position) {
    if (++characters % 1024 == 0) {
      budget.checkTime();
    }
    super.processTextPosition(position);
  }

  private void endLine() {
    String printed = text.toString().strip();
    if (!line.isEmpty() && !printed.isEmpty()) {
      TextPosition first = line.getFirst();
      pages
          .getLast()
          .add(
              new PrintedLine(
                  printed,
                  first.getXDirAdj(),
                  end(line.getLast()),
                  first.getYDirAdj(),
                  size(first)));
    }
    line.clear();
    text.setLength(0);
  }

  private static double end(TextPosition position) {
    return position.getXDirAdj() + position.getWidthDirAdj();
  }

  private static double size(TextPosition position) {
    return Math.max(1, position.getFontSizeInPt());
  }
}
