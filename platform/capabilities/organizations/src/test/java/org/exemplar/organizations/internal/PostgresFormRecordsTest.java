package org.exemplar.organizations.internal;

import java.util.Map;

final class PostgresFormRecordsTest extends FormRecordsContract {
  @Override
  protected Map<String, String> properties() {
    return postgres();
  }
}
