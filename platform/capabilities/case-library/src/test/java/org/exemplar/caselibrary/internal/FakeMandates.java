package org.exemplar.caselibrary.internal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.exemplar.identity.Mandate;
import org.exemplar.identity.Mandates;
import org.exemplar.spi.identity.Caller;

/** Accounts that the test knows. */
final class FakeMandates implements Mandates {
  private final Map<String, Caller> byAccount = new ConcurrentHashMap<>();

  /** From now on the account is this one. */
  Caller know(Caller caller) {
    byAccount.put(caller.origin().actor(), caller);
    return caller;
  }

  @Override
  public Mandate of(Caller caller) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Caller> caller(Mandate mandate, String name) {
    return Optional.ofNullable(byAccount.get(mandate.account()));
  }
}
