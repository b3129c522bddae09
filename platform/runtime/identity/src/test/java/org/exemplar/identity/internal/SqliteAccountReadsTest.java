package org.exemplar.identity.internal;

import java.util.Map;

final class SqliteAccountReadsTest extends AccountReadsContract {
  @Override
  protected Map<String, String> properties() {
    return sqlite();
  }
}
