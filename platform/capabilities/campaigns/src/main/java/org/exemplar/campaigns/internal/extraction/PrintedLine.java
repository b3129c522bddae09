package org.exemplar.campaigns.internal.extraction;

/**
 * A line as it is printed on a page; lengths are in points.
 *
 * @param text what it says
 * @param left where it begins
 * @param right where it ends
 * @param baseline how far below the top of the page it stands
 * @param size height of its characters
 */
record PrintedLine(String text, double left, double right, double baseline, double size) {}
