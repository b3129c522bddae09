package org.exemplar.campaigns;

import java.util.Optional;

/**
 * A document that a policy document names: its place in the cascade of documents (文件层级).
 *
 * @param kind how the document is named
 * @param title title between 《 and 》, or the title as worded in the text
 * @param number document number (文号) with brackets 〔〕
 */
public record DocumentReference(Kind kind, Optional<String> title, Optional<String> number) {

  public DocumentReference {
    if (title.isEmpty() && number.isEmpty()) {
      throw new IllegalArgumentException("a reference needs a title or a number");
    }
  }

  /** How one document names another. */
  public enum Kind {
    /** 依据: the document is made on the ground of the other one. */
    BASED_ON,
    /** 转发: the document passes the other one on. */
    FORWARDS,
    /** 印发: the document puts the other one, made by the same body, into circulation. */
    PRINTS_AND_ISSUES,
    /** 附件: the other one is listed as an attachment. */
    ATTACHES,
    /** 引用: the other one is only mentioned. */
    CITES
  }
}
