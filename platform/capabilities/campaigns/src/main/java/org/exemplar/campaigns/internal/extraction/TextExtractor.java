package org.exemplar.campaigns.internal.extraction;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the text out of Word and PDF files. Nothing outside the file is read, and what a file can
 * make this process do is limited: size of parts when unpacked, length of the text, time.
 *
 * <p>The libraries behind it are loaded with the first file of their kind.
 */
public final class TextExtractor {
  private static final Logger LOG = LoggerFactory.getLogger(TextExtractor.class);

  private TextExtractor() {}

  /** The text of a Word file since 2007, at most {@code limit} characters. */
  public static Extraction docx(byte[] content, int limit) {
    return guarded(() -> WordText.docx(content, limit));
  }

  /** The text of a Word file before 2007. */
  public static Extraction doc(byte[] content, int limit) {
    return guarded(() -> WordText.doc(content, limit));
  }

  /** The text of a PDF file. */
  public static Extraction pdf(byte[] content, int limit) {
    return guarded(() -> PdfText.of(content, limit));
  }

  private static Extraction guarded(Source source) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(org.apache.tika.parser.Parser.class.getClassLoader());
    try {
      return new Extraction.Extracted(source.text());
    } catch (Stop stop) {
      return stop.outcome();
    } catch (Exception | LinkageError | StackOverflowError damaged) {
      LOG.info("A file could not be read: {}", damaged.toString());
      return outcome(damaged);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static Extraction outcome(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Stop stop) {
        return stop.outcome();
      }
    }
    return Stop.DAMAGED;
  }

  @FunctionalInterface
  private interface Source {
    String text() throws Exception;
  }
}
