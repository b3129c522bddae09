package org.exemplar.campaigns.internal;

import org.exemplar.campaigns.PolicyDocuments;
import org.exemplar.campaigns.PolicyReader;
import org.exemplar.campaigns.PolicyText;
import org.exemplar.spi.schema.Refusal;

/** Why a file is refused. */
final class Refusals {
  private static final int MIB = 1024 * 1024;

  private Refusals() {}

  static Refusal tooLarge() {
    int limit = PolicyDocuments.MAX_BYTES / MIB;
    return tooMuch(
        PolicyDocuments.MAX_BYTES,
        "文件超过 " + limit + " MiB",
        "the file has more than " + limit + " MiB");
  }

  static Refusal tooLong() {
    return tooMuch(
        PolicyReader.MAX_CHARACTERS,
        "文本超过 " + PolicyReader.MAX_CHARACTERS + " 个字符",
        "the text has more than " + PolicyReader.MAX_CHARACTERS + " characters");
  }

  static Refusal unsupported() {
    return refusal(
        "DOCUMENT_TYPE_UNSUPPORTED",
        "只能读取文本（UTF-8、GB18030）、Word（.doc、.docx）和 PDF 文件",
        "only text (UTF-8, GB18030), Word (.doc, .docx) and PDF files can be read");
  }

  static Refusal fileName() {
    return Refusal.of(
            "FILE_NAME_INVALID",
            "文件名最多 " + FileName.MAX_CHARACTERS + " 个字符，不能含 /、\\ 和控制字符",
            "the name of the file has at most "
                + FileName.MAX_CHARACTERS
                + " characters, without /, \\ and control characters")
        .at("input", "fileName");
  }

  static Refusal notBase64() {
    return refusal("DOCUMENT_UNREADABLE", "content 不是 Base64", "content is not Base64");
  }

  /** The file is of a known kind but damaged, locked or without text. */
  static Refusal unreadable(String zh, String en) {
    return refusal("DOCUMENT_UNREADABLE", zh, en);
  }

  static Refusal of(PolicyText.Refused refused) {
    return switch (refused.reason()) {
      case TOO_LONG -> tooMuch(PolicyReader.MAX_CHARACTERS, refused.message(), refused.messageEn());
      case BINARY -> unsupported();
      case EMPTY, UNDECODABLE, NOT_CHINESE -> unreadable(refused.message(), refused.messageEn());
    };
  }

  private static Refusal tooMuch(long limit, String zh, String en) {
    return Refusal.limit(limit, "DOCUMENT_TOO_LARGE", zh, en).at("input", "content");
  }

  private static Refusal refusal(String code, String zh, String en) {
    return Refusal.of(code, zh, en).at("input", "content");
  }
}
