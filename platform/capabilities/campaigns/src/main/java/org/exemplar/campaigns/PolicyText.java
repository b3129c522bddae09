package org.exemplar.campaigns;

/** What became of a text that was given to the {@link PolicyReader}. */
public sealed interface PolicyText {

  /**
   * The text was read.
   *
   * @param document the outermost document
   */
  record Read(PolicyDocumentDraft document) implements PolicyText {}

  /**
   * The input is no text that can be read.
   *
   * @param reason stable reason
   * @param message what is wrong, in Chinese
   * @param messageEn the same in English
   */
  record Refused(Reason reason, String message, String messageEn) implements PolicyText {}

  /** Why an input is refused. */
  enum Reason {
    /** No content. */
    EMPTY,
    /** Not text but a file of another kind, such as PDF or Word. */
    BINARY,
    /** Bytes that are text neither in UTF-8 nor in GB18030. */
    UNDECODABLE,
    /** Text without Chinese. */
    NOT_CHINESE,
    /** More than {@value PolicyReader#MAX_CHARACTERS} characters. */
    TOO_LONG
  }
}
