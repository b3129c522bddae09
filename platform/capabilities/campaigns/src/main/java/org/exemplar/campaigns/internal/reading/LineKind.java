package org.exemplar.campaigns.internal.reading;

/** What a line is when it is looked at by itself. */
enum LineKind {
  /** Secrecy, urgency or copy number. */
  MARK,
  /** Document number. */
  NUMBER,
  /** Red head: names of bodies that end in 文件. */
  LETTERHEAD,
  /** Name of one or more public bodies. */
  BODY_NAME,
  /** A date to the day. */
  DATE,
  /** A year and a month. */
  PARTIAL_DATE,
  /** A public body and a date. */
  NAME_AND_DATE,
  /** 主题词. */
  KEYWORDS,
  /** 抄送 and its kin. */
  COPIES_TO,
  /** Date of printing, mostly with the office. */
  PRINTED,
  /** Number of printed copies. */
  COPY_COUNT,
  /** A remark on publication in brackets. */
  REMARK,
  /** What a web page writes around a document, such as 来源 and 浏览次数. */
  PAGE_FURNITURE,
  /** The line 附件 above an attachment. */
  ATTACHMENT_HEAD,
  /** The list of attachments. */
  ATTACHMENT_LIST,
  /** A line that begins with a label. */
  LABELLED,
  /** A row of a table. */
  TABLE,
  /** A sentence, or text that is too long for a heading. */
  STATEMENT,
  /** Any other line. */
  SHORT_TEXT;

  /** Whether such lines stand below the signature. */
  boolean isImprint() {
    return this == KEYWORDS
        || this == COPIES_TO
        || this == PRINTED
        || this == COPY_COUNT
        || this == REMARK;
  }

  /** Whether such lines date a signature. */
  boolean isDated() {
    return this == DATE || this == PARTIAL_DATE || this == NAME_AND_DATE;
  }

  /** Whether such lines are body text. */
  boolean isBody() {
    return this == LABELLED || this == TABLE || this == STATEMENT;
  }
}
