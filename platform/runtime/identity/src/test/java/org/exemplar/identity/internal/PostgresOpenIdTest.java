package org.exemplar.identity.internal;

import java.util.Map;

final class PostgresOpenIdTest extends OpenIdContract {
  @Override
  protected Map<String, String> properties() {
    return postgres();
  }
}
