package org.exemplar.identity.internal;

import java.util.Map;

final class SqliteAccessTest extends AccessContract {
  @Override
  protected Map<String, String> properties() {
    return sqlite();
  }
}
