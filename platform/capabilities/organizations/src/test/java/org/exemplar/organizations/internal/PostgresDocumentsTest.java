package org.exemplar.organizations.internal;

import java.util.Map;

final class PostgresDocumentsTest extends DocumentsContract {
  @Override
  Map<String, String> properties() {
    return postgres();
  }
}
