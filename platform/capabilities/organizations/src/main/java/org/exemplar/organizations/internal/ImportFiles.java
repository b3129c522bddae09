package org.exemplar.organizations.internal;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.exemplar.spi.schema.Refusal;

/** Reads CSV files of organisations (RFC 4180, with a header, with or without byte order mark). */
final class ImportFiles {
  static final int MOST_ROWS = 1_000_000;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private ImportFiles() {}

  /** What reading came to. */
  sealed interface Outcome permits ImportFile, Unreadable {}

  /** The file as a whole is wrong. */
  record Unreadable(Refusal refusal) implements Outcome {}

  /**
   * Reads a file.
   *
   * @throws IOException what the reader throws
   */
  static Outcome read(Reader text) throws IOException {
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .allowMissingFields(true)
            .allowExtraFields(true)
            .allowExtraCharsAfterClosingQuote(false)
            .ofCsvRecord(withoutMark(text))) {
      return read(csv.iterator());
    } catch (CsvParseException broken) {
      return unreadable(broken);
    } catch (UncheckedIOException broken) {
      throw broken.getCause();
    }
  }

  private static Outcome read(Iterator<CsvRecord> rows) {
    if (!rows.hasNext()) {
      return invalid("文件是空的，应以表头开始", "the file is empty; it should begin with a header");
    }
    return switch (CsvLayout.of(rows.next().getFields().stream().map(String::strip).toList())) {
      case CsvLayout.Wrong wrong -> new Unreadable(wrong.refusal());
      case CsvLayout.Known known -> read(rows, new CsvRows(known.layout()));
    };
  }

  private static Outcome read(Iterator<CsvRecord> rows, CsvRows read) {
    for (int count = 0; rows.hasNext(); count++) {
      if (count == MOST_ROWS) {
        return invalid(
            "文件超过 " + MOST_ROWS + " 行，请分成几个文件",
            "the file has more than " + MOST_ROWS + " rows; split it");
      }
      read.add(rows.next());
    }
    return read.end();
  }

  private static Reader withoutMark(Reader text) throws IOException {
    PushbackReader reader = new PushbackReader(text);
    int first = reader.read();
    if (first >= 0 && first != BYTE_ORDER_MARK) {
      reader.unread(first);
    }
    return reader;
  }

  private static Outcome unreadable(CsvParseException broken) {
    return invalid(
        "不是有效的 CSV（RFC 4180），请检查引号：" + broken.getMessage(),
        "this is no CSV as in RFC 4180, look at the quotes: " + broken.getMessage());
  }

  private static Outcome invalid(String zh, String en) {
    return new Unreadable(Refusal.of("IMPORT_FILE_INVALID", zh, en));
  }
}
