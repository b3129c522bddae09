package org.exemplar.campaigns;

/**
 * Something that the reader of a policy document is not sure of, or has changed or left out. A
 * doubt is for a person to look at; it never carries personal data.
 *
 * @param code stable code, such as {@code OUTLINE_RENUMBERED}
 * @param line line of the source text, from 1
 * @param message what a person should look at, in Chinese
 * @param messageEn the same in English
 */
public record Doubt(String code, int line, String message, String messageEn) {}
