package org.exemplar.identity.internal;

import java.util.Map;

final class SqliteOpenIdTest extends OpenIdContract {
  @Override
  protected Map<String, String> properties() {
    return sqlite();
  }
}
