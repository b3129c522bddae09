package org.exemplar.search;

/**
 * What somebody may have meant to type.
 *
 * @param text the whole text, put right
 * @param totalCount how many documents match it, above 0
 */
public record Correction(String text, int totalCount) {}
