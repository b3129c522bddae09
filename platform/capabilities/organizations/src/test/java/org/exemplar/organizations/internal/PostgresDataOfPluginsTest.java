package org.exemplar.organizations.internal;

import java.util.Map;

final class PostgresDataOfPluginsTest extends DataOfPluginsContract {
  @Override
  protected Map<String, String> properties() {
    return postgres();
  }
}
