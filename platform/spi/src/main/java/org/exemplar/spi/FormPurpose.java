package org.exemplar.spi;

/** How many filled-in forms one organisation has. */
public enum FormPurpose {
  /** One, at {@code Organization.profile}. */
  PROFILE,
  /** Any number. */
  RECORD
}
