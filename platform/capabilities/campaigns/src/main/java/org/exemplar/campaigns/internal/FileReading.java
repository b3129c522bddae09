package org.exemplar.campaigns.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.campaigns.PolicyDocumentDraft;
import org.exemplar.campaigns.PolicyReader;
import org.exemplar.campaigns.PolicyText;
import org.exemplar.campaigns.internal.extraction.Extraction;
import org.exemplar.campaigns.internal.extraction.TextExtractor;
import org.exemplar.campaigns.internal.reading.TextDecoder;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.plugins.PluginCatalogue;
import org.exemplar.spi.GlossaryTerm;
import org.exemplar.spi.schema.Refusal;

/** From the bytes of a file to what its document says. */
final class FileReading {
  /** Outcome of reading. */
  sealed interface Outcome {}

  /** What was read, and the text it was read from. */
  record Read(FileKind kind, String text, PolicyDocumentDraft draft) implements Outcome {}

  /** Why nothing could be read. */
  record Refused(Refusal refusal) implements Outcome {}

  private final PluginCatalogue catalogue;

  FileReading(PluginCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  Outcome read(byte[] content) {
    Optional<FileKind> kind = FileKind.of(content);
    if (kind.isEmpty()) {
      return new Refused(Refusals.unsupported());
    }
    return switch (text(kind.get(), content)) {
      case Extraction.Extracted extracted -> read(kind.get(), extracted.text());
      case Extraction.Unreadable unreadable ->
          new Refused(Refusals.unreadable(unreadable.zh(), unreadable.en()));
      case Extraction.Unsupported unsupported -> new Refused(Refusals.unsupported());
      case Extraction.TooLong tooLong -> new Refused(Refusals.tooLong());
    };
  }

  private Outcome read(FileKind kind, String extracted) {
    String text = extracted.replace("\0", "");
    return switch (new PolicyReader(typos()).read(text)) {
      case PolicyText.Read read -> new Read(kind, text, read.document());
      case PolicyText.Refused refused -> new Refused(Refusals.of(refused));
    };
  }

  private static Extraction text(FileKind kind, byte[] content) {
    return switch (kind) {
      case TEXT -> decoded(content);
      case DOCX -> TextExtractor.docx(content, PolicyReader.MAX_CHARACTERS);
      case DOC -> TextExtractor.doc(content, PolicyReader.MAX_CHARACTERS);
      case PDF -> TextExtractor.pdf(content, PolicyReader.MAX_CHARACTERS);
    };
  }

  private static Extraction decoded(byte[] content) {
    Optional<String> text = TextDecoder.decode(content);
    return text.isPresent()
        ? new Extraction.Extracted(text.get())
        : new Extraction.Unreadable(
            "文本编码既不是 UTF-8，也不是 GB18030", "the text is neither in UTF-8 nor in GB18030");
  }

  /**
   * Wrong spellings with the right ones, of the terms that hold everywhere: where a document holds
   * is not known yet, and what one locality holds for wrong is right in another.
   */
  private Map<String, String> typos() {
    Map<String, String> typos = new HashMap<>();
    for (Owned<GlossaryTerm> term : catalogue.current().glossary(List.of())) {
      term.value().typos().forEach(typo -> typos.putIfAbsent(typo, term.value().term()));
    }
    return typos;
  }
}
