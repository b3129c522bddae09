package org.exemplar.organizations.internal;

import java.util.Map;

final class PostgresOrganizationsTest extends OrganizationsContract {
  @Override
  protected Map<String, String> properties() {
    return postgres();
  }
}
