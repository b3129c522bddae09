package org.exemplar.organizations.internal;

import java.util.Map;

final class SqliteScopesTest extends ScopesContract {
  @Override
  protected Map<String, String> properties() {
    return sqlite();
  }
}
