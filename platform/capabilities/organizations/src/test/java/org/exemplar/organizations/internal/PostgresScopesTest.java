package org.exemplar.organizations.internal;

import java.util.Map;

final class PostgresScopesTest extends ScopesContract {
  @Override
  protected Map<String, String> properties() {
    return postgres();
  }
}
