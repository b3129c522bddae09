package org.exemplar.organizations.internal;

import java.util.Map;

final class SqliteImportReportsTest extends ImportReportsContract {
  @Override
  protected Map<String, String> properties() {
    return sqlite();
  }
}
