package org.exemplar.campaigns.internal.extraction;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/** The text of PDF files: the printed lines, joined into paragraphs where the layout says so. */
final class PdfText {
  private static final int MOST_PAGES = 1_000;

  static {
    // without this every font of the machine would be read and a list of them kept in the home
    // folder
    FontMappers.set(new BuiltInFont());
  }

  private PdfText() {}

  static String of(byte[] content, int limit) throws IOException {
    PdfStreams.check(content);
    LimitedText text = new LimitedText(limit);
    try (PDDocument document = Loader.loadPDF(content)) {
      if (document.getNumberOfPages() > MOST_PAGES) {
        throw new Stop(Stop.BOMB);
      }
      PrintedLines printed = new PrintedLines(text);
      printed.getText(document);
      write(printed.pages(), text);
    } catch (InvalidPasswordException locked) {
      throw new Stop(Stop.LOCKED);
    }
    return text.whole();
  }

  private static void write(List<List<PrintedLine>> pages, LimitedText text) {
    for (String paragraph : new Paragraphs(pages).texts()) {
      text.append(paragraph);
      text.endLine();
    }
  }
}
