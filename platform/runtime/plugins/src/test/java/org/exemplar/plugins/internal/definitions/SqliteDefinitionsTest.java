package org.exemplar.plugins.internal.definitions;

import java.util.Map;

final class SqliteDefinitionsTest extends StoredDefinitionsContract {
  @Override
  protected Map<String, String> properties() {
    return sqlite();
  }
}
