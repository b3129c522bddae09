package org.exemplar.organizations.internal;

import java.util.Map;

final class PostgresAuthorityTest extends AuthorityContract {
  @Override
  protected Map<String, String> properties() {
    return postgres();
  }
}
