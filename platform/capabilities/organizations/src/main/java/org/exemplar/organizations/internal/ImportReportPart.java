package org.exemplar.organizations.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Rows that stand one behind the other in a file, packed: a row takes a few bytes, and a report of
 * a whole country hundreds of writes, not hundreds of thousands.
 */
record ImportReportPart(List<ImportRow> rows) {
  static final int MOST_ROWS = 1_000;
  private static final int BUFFER = 1 << 14;

  ImportReportPart {
    rows = List.copyOf(rows);
  }

  int firstLine() {
    return rows.getFirst().line();
  }

  int lastLine() {
    return rows.getLast().line();
  }

  int count(RowResult result) {
    return (int) rows.stream().filter(row -> row.result() == result).count();
  }

  byte[] packed() {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out =
        new DataOutputStream(new DeflaterOutputStream(bytes, deflater, BUFFER))) {
      out.writeInt(rows.size());
      for (ImportRow row : rows) {
        write(row, out);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  static ImportReportPart unpacked(byte[] content) {
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(content)))) {
      List<ImportRow> rows = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        rows.add(read(in));
      }
      return new ImportReportPart(rows);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void write(ImportRow row, DataOutputStream out) throws IOException {
    out.writeInt(row.line());
    out.writeByte(row.result().ordinal());
    out.writeUTF(row.code().orElse(""));
    if (row.result() == RowResult.REFUSED) {
      out.writeByte(row.errorCodes().size());
      for (String code : row.errorCodes()) {
        out.writeUTF(code);
      }
    }
  }

  private static ImportRow read(DataInputStream in) throws IOException {
    int line = in.readInt();
    RowResult result = RowResult.values()[in.readByte()];
    Optional<String> code = Optional.of(in.readUTF()).filter(text -> !text.isEmpty());
    List<String> errorCodes = new ArrayList<>();
    if (result == RowResult.REFUSED) {
      for (int left = in.readByte(); left > 0; left--) {
        errorCodes.add(in.readUTF());
      }
    }
    return new ImportRow(line, code, result, errorCodes);
  }
}
