package org.exemplar.plugins.internal.content;

/** Codes of the problems that reading finds. */
public final class Codes {
  /** A file is no text, no YAML or no JSON. */
  public static final String UNREADABLE = "CONTENT_UNREADABLE";

  /** A file is not of its format. */
  public static final String INVALID = "CONTENT_INVALID";

  /** A key, code or id stands twice. */
  public static final String DUPLICATE = "CONTENT_DUPLICATE";

  /** Something names a part of the same plugin that is not there. */
  public static final String REFERENCE = "CONTENT_REFERENCE";

  /** Something names a part of another plugin that is not there, for now. */
  public static final String UNRESOLVED = "REFERENCE_UNRESOLVED";

  private Codes() {}
}
