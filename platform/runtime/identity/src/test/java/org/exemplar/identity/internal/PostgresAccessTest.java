package org.exemplar.identity.internal;

import java.util.Map;

final class PostgresAccessTest extends AccessContract {
  @Override
  protected Map<String, String> properties() {
    return postgres();
  }
}
