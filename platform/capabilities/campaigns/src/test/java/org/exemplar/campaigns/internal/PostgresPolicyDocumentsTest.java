package org.exemplar.campaigns.internal;

import java.util.Map;

final class PostgresPolicyDocumentsTest extends PolicyDocumentsContract {
  @Override
  protected Map<String, String> properties() {
    return postgres();
  }
}
