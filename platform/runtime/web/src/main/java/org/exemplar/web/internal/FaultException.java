package org.exemplar.web.internal;

/** Carries a fault out of the reading of a request. */
final class FaultException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  FaultException(Fault fault) {
    super(fault.code(), null, false, false);
    this.fault = fault;
  }

  Fault fault() {
    return fault;
  }
}
