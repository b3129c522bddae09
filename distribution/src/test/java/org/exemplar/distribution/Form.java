package org.exemplar.distribution;

/** Tests of reliability have a short form, for every build, and a long one, for the night. */
final class Form {
  private Form() {}

  static boolean isLong() {
    return Boolean.getBoolean("exemplar.nightly");
  }
}
