package org.exemplar.campaigns.internal.reading;

/**
 * A label and what follows it.
 *
 * @param style its style
 * @param ordinal the number it shows
 * @param printed the label as printed
 * @param rest the text after it
 */
record Label(LabelStyle style, int ordinal, String printed, String rest) {}
