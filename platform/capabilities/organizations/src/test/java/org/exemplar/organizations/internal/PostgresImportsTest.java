package org.exemplar.organizations.internal;

import java.util.Map;

final class PostgresImportsTest extends ImportsContract {
  @Override
  protected Map<String, String> properties() {
    return postgres();
  }
}
