package org.exemplar.spi.schema;

/** Carries a refusal out of a fetcher whose field has no room for one in its type. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  public Refused(Refusal refusal) {
    super(refusal.code() + ": " + refusal.message().en(), null, false, false);
    this.refusal = refusal;
  }

  /** What is refused and why. */
  public Refusal refusal() {
    return refusal;
  }
}
