package org.exemplar.campaigns.internal.extraction;

import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Turns XHTML into lines: one for each paragraph, one for each row of a table, tabs in between. */
final class ParagraphLines extends DefaultHandler {
  private static final Set<String> BLOCKS =
      Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "div", "tr");
  private static final Set<String> CELLS = Set.of("td", "th");
  private static final Set<String> UNREAD = Set.of("head", "script", "style");

  private final LimitedText text;
  private final StringBuilder line = new StringBuilder();
  private int cells;
  private int unread;

  ParagraphLines(LimitedText text) {
    this.text = text;
  }

  String text() {
    return text.whole();
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    if (UNREAD.contains(name)) {
      unread++;
    } else if (CELLS.contains(name)) {
      cells++;
    }
  }

  @Override
  public void endElement(String uri, String name, String qualified) {
    if (UNREAD.contains(name)) {
      unread--;
    } else if (CELLS.contains(name)) {
      cells--;
      line.append(cells == 0 ? '\t' : ' ');
    } else if (BLOCKS.contains(name)) {
      endBlock();
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    text.checkTime();
    for (int i = start; i < start + length && unread == 0; i++) {
      append(characters[i]);
    }
  }

  @Override
  public void endDocument() {
    endLine();
  }

  private void append(char character) {
    boolean ends = character == '\n' || character == '\r' || character == '\u000B';
    if (!ends && character != '\f') {
      line.append(cells > 0 && character == '\t' ? ' ' : character);
    } else if (cells > 0) {
      line.append(' ');
    } else {
      endLine();
    }
  }

  private void endBlock() {
    if (cells > 0) {
      line.append(' ');
    } else {
      endLine();
    }
  }

  private void endLine() {
    if (!line.isEmpty()) {
      text.append(line.toString().stripTrailing());
      text.endLine();
      line.setLength(0);
    }
  }
}
