package org.exemplar.organizations.internal;

import java.util.Map;

final class SqliteDataOfPluginsTest extends DataOfPluginsContract {
  @Override
  protected Map<String, String> properties() {
    return sqlite();
  }
}
