package org.exemplar.organizations.internal;

import java.util.Map;

final class SqliteFormRecordsTest extends FormRecordsContract {
  @Override
  protected Map<String, String> properties() {
    return sqlite();
  }
}
