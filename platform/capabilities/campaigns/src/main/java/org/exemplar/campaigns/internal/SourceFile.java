package org.exemplar.campaigns.internal;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.exemplar.store.Sha256;

/**
 * What is kept of the file that a document came from.
 *
 * @param sha256 of the file as it was given, in hex
 * @param kind what kind of file it was
 * @param text its text without personal data
 */
record SourceFile(String sha256, FileKind kind, String text) {
  private static final String MARK = "\uFEFF";

  /**
   * Digest of what the file says: the same in every charset, with any line ends, with blanks behind
   * its lines and blank lines between them or without.
   */
  String textSha256() {
    String lines =
        text.replace(MARK, "")
            .lines()
            .map(String::stripTrailing)
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining("\n"));
    return Sha256.hex(lines.getBytes(StandardCharsets.UTF_8));
  }
}
