package org.exemplar.organizations.internal;

import java.util.Map;

final class PostgresImportReportsTest extends ImportReportsContract {
  @Override
  protected Map<String, String> properties() {
    return postgres();
  }
}
