package org.exemplar.campaigns;

import org.exemplar.spi.schema.Refusal;

/** What became of a file that was to be imported. */
public sealed interface PolicyImport {

  /** The document was read and is kept. */
  record Kept(PolicyDocument document) implements PolicyImport {}

  /** The same file, or one of its kind with the same text, was kept before; nothing changed. */
  record KnownAlready(PolicyDocument document) implements PolicyImport {}

  /** The document was read; nothing is kept because only that was asked. */
  record Previewed(PolicyDocumentTree tree) implements PolicyImport {}

  /**
   * The file is no policy document that can be read.
   *
   * @param refusal {@code DOCUMENT_UNREADABLE}, {@code DOCUMENT_TOO_LARGE}, {@code
   *     DOCUMENT_TYPE_UNSUPPORTED} or {@code FILE_NAME_INVALID}
   */
  record Refused(Refusal refusal) implements PolicyImport {}
}
