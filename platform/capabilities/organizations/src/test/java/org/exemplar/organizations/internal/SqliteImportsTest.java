package org.exemplar.organizations.internal;

import java.util.Map;

final class SqliteImportsTest extends ImportsContract {
  @Override
  protected Map<String, String> properties() {
    return sqlite();
  }
}
