package org.exemplar.web.internal;

/** Why the server closes a socket: codes and words of {@code graphql-transport-ws}. */
enum SocketClose {
  GOING_AWAY(1001, "Going away"),
  FAILED(1011, "Internal error"),
  BAD_MESSAGE(4400, "Invalid message received"),
  UNAUTHORIZED(4401, "Unauthorized"),
  FORBIDDEN(4403, "Forbidden"),
  OTHER_PROTOCOL(4406, "Subprotocol not acceptable"),
  NOT_BEGUN(4408, "Connection initialisation timeout"),
  OPERATION_EXISTS(4409, "Subscriber already exists"),
  BEGUN_TWICE(4429, "Too many initialisation requests");

  private final int code;
  private final String reason;

  SocketClose(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  int code() {
    return code;
  }

  String reason() {
    return reason;
  }
}
