package org.exemplar.identity.internal;

/** Whether an account may be used. */
enum AccountState {
  ACTIVE,
  DISABLED
}
