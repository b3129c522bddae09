package org.exemplar.identity.internal.openid;

/**
 * Why a provider, or what it says, leads nowhere. The message is for the log, never for clients.
 */
public final class ProviderException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is the matter, as far as who asks has to know. */
  public enum Kind {
    /** It is not reached, or says what is none of its protocol. */
    UNAVAILABLE,
    /** It refuses the code. */
    CODE_REFUSED,
    /** Its token is not one that is accepted. */
    TOKEN_INVALID,
    /** Its token was good for a time that is over. */
    TOKEN_EXPIRED
  }

  private final Kind kind;

  ProviderException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  ProviderException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** What is the matter. */
  public Kind kind() {
    return kind;
  }
}
