package org.exemplar.identity.internal;

import java.util.Map;

final class SqliteAccountsTest extends AccountsContract {
  @Override
  protected Map<String, String> properties() {
    return sqlite();
  }
}
