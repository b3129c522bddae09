package org.exemplar.organizations.internal;

import java.util.Map;

final class SqliteDocumentsTest extends DocumentsContract {
  @Override
  protected Map<String, String> properties() {
    return sqlite();
  }
}
