package org.exemplar.caselibrary;

/**
 * What is to be done with cases that are sent.
 *
 * @param publish they are public already, such as the stock of a library; otherwise new ones are
 *     drafts
 * @param dryRun only check
 */
public record SaveMode(boolean publish, boolean dryRun) {
  /** Cases are kept; new ones are drafts. */
  public static final SaveMode DRAFTS = new SaveMode(false, false);

  /** Cases are kept, and public. */
  public static final SaveMode PUBLISHED = new SaveMode(true, false);
}
