package org.exemplar.campaigns;

import java.util.Map;
import java.util.Optional;
import org.exemplar.campaigns.PolicyText.Reason;
import org.exemplar.campaigns.PolicyText.Refused;
import org.exemplar.campaigns.internal.reading.DraftReader;
import org.exemplar.campaigns.internal.reading.TextDecoder;

/**
 * Reads the text of a policy document (政策文件) into its parts: head, title, outline, signature,
 * imprint, and the documents inside it.
 *
 * <p>What the text does not say is left empty and told in {@link PolicyDocumentDraft#doubts()};
 * nothing is guessed, and words are never corrected. Layout, stray tokens and personal data after
 * labels such as 打字 or 联系人 are left out. Stateless; safe for use by several threads.
 */
public final class PolicyReader {
  /** The longest text that is read, in characters. */
  public static final int MAX_CHARACTERS = 2_000_000;

  private final DraftReader drafts;

  /** A reader that looks for no typos. */
  public PolicyReader() {
    this(Map.of());
  }

  /**
   * A reader that reports known typos.
   *
   * @param typos wrong wording to right wording
   */
  public PolicyReader(Map<String, String> typos) {
    this.drafts = new DraftReader(typos);
  }

  /** Reads bytes in UTF-8, in UTF-16 with a byte order mark, or in GB18030. */
  public PolicyText read(byte[] bytes) {
    if (bytes.length == 0) {
      return empty();
    }
    if (TextDecoder.isBinary(bytes)) {
      return new Refused(Reason.BINARY, "不是文本文件", "This is not a text file");
    }
    Optional<String> text = TextDecoder.decode(bytes);
    return text.isPresent()
        ? read(text.get())
        : new Refused(
            Reason.UNDECODABLE,
            "文本编码既不是UTF-8，也不是GB18030",
            "The text is neither in UTF-8 nor in GB18030");
  }

  /** Reads a text. */
  public PolicyText read(String text) {
    if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return empty();
    }
    if (text.length() > MAX_CHARACTERS) {
      return new Refused(
          Reason.TOO_LONG,
          "文本超过" + MAX_CHARACTERS + "个字符",
          "The text has more than " + MAX_CHARACTERS + " characters");
    }
    if (text.codePoints().noneMatch(Character::isIdeographic)) {
      return new Refused(Reason.NOT_CHINESE, "文本中没有汉字", "There is no Chinese in the text");
    }
    return new PolicyText.Read(drafts.read(text));
  }

  private static Refused empty() {
    return new Refused(Reason.EMPTY, "没有内容", "There is no content");
  }
}
