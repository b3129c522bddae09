package org.exemplar.campaigns.internal;

import java.util.Map;

final class SqlitePolicyDocumentsTest extends PolicyDocumentsContract {
  @Override
  protected Map<String, String> properties() {
    return sqlite();
  }
}
