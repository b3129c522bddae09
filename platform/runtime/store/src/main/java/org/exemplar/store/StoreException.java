package org.exemplar.store;

/** The store cannot do what it must: a defect or a broken machine, never the caller's fault. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  public StoreException(String code, String message) {
    super(message);
    this.code = code;
  }

  public StoreException(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /**
   * Stable code: {@code MIGRATION_FAILED}, {@code STORE_UNAVAILABLE}, {@code STORE_CLOSED}, {@code
   * DEADLINE_EXCEEDED}, {@code LOG_NOT_FOUND}, {@code AUDIT_KEY_UNUSABLE}, {@code
   * AUDIT_LOG_REWRITTEN}.
   */
  public String code() {
    return code;
  }
}
