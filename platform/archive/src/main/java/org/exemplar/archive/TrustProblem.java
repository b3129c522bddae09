package org.exemplar.archive;

import org.exemplar.spi.LocalizedText;

/**
 * What is wrong with a file of the trust store: {@code TRUST_UNREADABLE}, {@code TRUST_INVALID} or
 * {@code TRUST_DUPLICATE}. Nothing of such a file counts.
 *
 * @param code stable
 * @param message what is wrong and what would be right
 * @param file name of the file in the folder
 * @param line the line, 1 for the first, 0 where unknown
 */
public record TrustProblem(String code, LocalizedText message, String file, int line) {}
