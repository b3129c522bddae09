package org.exemplar.campaigns.internal.extraction;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * The text of Word files, without headers, footers, comments, deleted text and what is embedded.
 */
final class WordText {
  private WordText() {}

  static String docx(byte[] content, int limit) throws IOException, TikaException, SAXException {
    return ChineseNumbers.put(text(new OOXMLParser(), WordPackage.prepared(content), limit));
  }

  static String doc(byte[] content, int limit) throws IOException, TikaException, SAXException {
    if (holds(content, "EncryptedPackage")) {
      throw new Stop(Stop.LOCKED);
    }
    if (!holds(content, "WordDocument")) {
      throw new Stop(Stop.UNSUPPORTED);
    }
    DocLists lists = new DocLists();
    return lists.put(text(new OfficeParser(), lists.marked(content), limit));
  }

  /** Whether a compound file has an entry of that name. */
  private static boolean holds(byte[] content, String entry) {
    String name =
        new String(entry.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
    return new String(content, StandardCharsets.ISO_8859_1).contains(name);
  }

  private static String text(Parser parser, byte[] content, int limit)
      throws IOException, TikaException, SAXException {
    ParagraphLines lines = new ParagraphLines(new LimitedText(limit));
    try (TikaInputStream stream = TikaInputStream.get(content)) {
      parser.parse(stream, lines, new Metadata(), context());
    } catch (EncryptedDocumentException locked) {
      throw new Stop(Stop.LOCKED);
    }
    return lines.text();
  }

  private static ParseContext context() {
    OfficeParserConfig config = new OfficeParserConfig();
    config.setUseSAXDocxExtractor(true);
    config.setIncludeHeadersAndFooters(false);
    config.setIncludeDeletedContent(false);
    config.setIncludeMoveFromContent(false);
    config.setExtractMacros(false);
    ParseContext context = new ParseContext();
    context.set(OfficeParserConfig.class, config);
    context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
    return context;
  }

  private static final class NothingEmbedded implements EmbeddedDocumentExtractor {
    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
      return false;
    }

    @Override
    public void parseEmbedded(
        InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {
      // nothing that stands inside the file is read
    }
  }
}
