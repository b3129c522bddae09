package org.exemplar.organizations.internal;

import java.util.Map;

final class SqliteAuthorityTest extends AuthorityContract {
  @Override
  protected Map<String, String> properties() {
    return sqlite();
  }
}
