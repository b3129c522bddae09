package org.exemplar.host;

/** The host cannot start; the code is stable, the message says what would help. */
public final class HostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  public HostException(String code, String message) {
    super(message);
    this.code = code;
  }

  public HostException(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /**
   * Which of the known ones it is: {@code DATA_IN_USE}, {@code DATA_UNUSABLE}, {@code
   * CONFIGURATION_UNUSABLE} or {@code FRAMEWORK_FAILED}.
   */
  public String code() {
    return code;
  }
}
