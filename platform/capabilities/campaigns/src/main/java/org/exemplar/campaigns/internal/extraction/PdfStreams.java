package org.exemplar.campaigns.internal.extraction;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks the streams of a PDF file once for their size alone, because the library holds an
 * unpacked stream in memory whatever its size.
 */
final class PdfStreams {
  private static final long LARGEST = 64L * 1024 * 1024;
  private static final long ALL = 1024L * 1024 * 1024;
  private static final Pattern STREAM = Pattern.compile("(?<!end)stream\\r?\\n");
  private static final Pattern TWICE =
      Pattern.compile("/(?:FlateDecode|Fl|LZWDecode|LZW)\\s*/(?:FlateDecode|Fl|LZWDecode|LZW)\\b");

  private final byte[] content;
  private final byte[] buffer = new byte[64 * 1024];
  private long all;

  private PdfStreams(byte[] content) {
    this.content = content;
  }

  static void check(byte[] content) {
    new PdfStreams(content).check();
  }

  private void check() {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    if (TWICE.matcher(text).find()) {
      throw new Stop(Stop.BOMB);
    }
    Matcher streams = STREAM.matcher(text);
    while (streams.find()) {
      check(streams.end());
    }
  }

  private void check(int start) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(content, start, content.length - start);
      long size = 0;
      int more = inflater.inflate(buffer);
      while (more > 0) {
        size += more;
        all += more;
        if (size > LARGEST || all > ALL) {
          throw new Stop(Stop.BOMB);
        }
        more = inflater.inflate(buffer);
      }
    } catch (DataFormatException notPacked) {
      // a stream of another form has the size that it shows
    } finally {
      inflater.end();
    }
  }
}
