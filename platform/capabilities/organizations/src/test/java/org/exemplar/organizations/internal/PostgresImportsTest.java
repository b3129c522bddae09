package org.exemplar.organizations.internal;

import java.util.Map;

final class PostgresImportsTest extends ImportsContract {
  @Override
  Map<String, String> properties() {
    return postgres();
  }
}
