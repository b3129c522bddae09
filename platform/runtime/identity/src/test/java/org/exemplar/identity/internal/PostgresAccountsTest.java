package org.exemplar.identity.internal;

import java.util.Map;

final class PostgresAccountsTest extends AccountsContract {
  @Override
  protected Map<String, String> properties() {
    return postgres();
  }
}
