package org.exemplar.campaigns.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.exemplar.campaigns.DocumentReference;
import org.exemplar.campaigns.PolicyDocument;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.Identified;

/** A document as GraphQL shows it: accessors are named as the fields of {@code PolicyDocument}. */
public record DocumentView(PolicyDocument document, Shelf shelf)
    implements Batch.Shelved, Identified {
  /** The object type. */
  static final String TYPE = "PolicyDocument";

  /** A document that another one refers to. */
  public record Reference(DocumentReference named, Shelf shelf) implements Batch.Shelved {
    public String kind() {
      return named.kind().name();
    }

    public Optional<String> title() {
      return named.title();
    }

    public Optional<String> number() {
      return named.number();
    }
  }

  /** A document that refers to another one. */
  public record Mention(String kind, DocumentView document) {}

  /** Something that the reader is not sure of. */
  public record ReadingDoubt(String code, int line, LocalizedText message) {}

  @Override
  public String id() {
    return id(document.key());
  }

  /** The global id of the document with that key. */
  static String id(String key) {
    return new GlobalId(TYPE, key).encode();
  }

  public Optional<String> title() {
    return document.title();
  }

  public Optional<String> number() {
    return document.number();
  }

  public List<String> issuers() {
    return document.issuers();
  }

  public Optional<LocalDate> date() {
    return document.date();
  }

  public Optional<LocalDate> printedOn() {
    return document.printedOn();
  }

  public Optional<String> genre() {
    return document.genre().map(Enum::name);
  }

  public List<String> keywords() {
    return document.keywords();
  }

  public List<String> recipients() {
    return document.recipients();
  }

  public List<String> copiesTo() {
    return document.copiesTo();
  }

  public OptionalInt printedCopies() {
    return document.printedCopies();
  }

  public List<Reference> references() {
    return document.references().stream().map(each -> new Reference(each, shelf)).toList();
  }

  public List<ReadingDoubt> doubts() {
    return document.doubts().stream()
        .map(
            each ->
                new ReadingDoubt(
                    each.code(), each.line(), new LocalizedText(each.message(), each.messageEn())))
        .toList();
  }

  public String visibility() {
    return document.visibility().name();
  }

  public String fileName() {
    return document.fileName();
  }

  public Instant importedAt() {
    return document.importedAt();
  }
}
