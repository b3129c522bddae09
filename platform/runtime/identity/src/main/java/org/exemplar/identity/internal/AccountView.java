package org.exemplar.identity.internal;

import java.time.Instant;
import java.util.Optional;
import org.exemplar.spi.schema.GlobalId;

/** An account as the schema shows it. */
record AccountView(Account account) {
  public String id() {
    return new GlobalId(Account.TYPE, account.id()).encode();
  }

  public String kind() {
    return account.kind().name();
  }

  public String login() {
    return account.login();
  }

  public String name() {
    return account.name();
  }

  public Optional<String> organization() {
    return account.organization();
  }

  public String state() {
    return account.state().name();
  }

  public boolean passwordTemporary() {
    return account.passwordTemporary();
  }

  public Optional<Instant> lockedUntil() {
    return account.lockedUntil();
  }

  public int version() {
    return account.version();
  }

  public Instant updatedAt() {
    return account.updatedAt();
  }
}
