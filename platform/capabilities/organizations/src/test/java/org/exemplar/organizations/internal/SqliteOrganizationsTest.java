package org.exemplar.organizations.internal;

import java.util.Map;

final class SqliteOrganizationsTest extends OrganizationsContract {
  @Override
  protected Map<String, String> properties() {
    return sqlite();
  }
}
