package org.exemplar.identity.internal;

import java.util.Map;

final class PostgresAccountReadsTest extends AccountReadsContract {
  @Override
  protected Map<String, String> properties() {
    return postgres();
  }
}
