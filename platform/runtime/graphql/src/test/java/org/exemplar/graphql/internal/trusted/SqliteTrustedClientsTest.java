package org.exemplar.graphql.internal.trusted;

import java.util.Map;

final class SqliteTrustedClientsTest extends TrustedClientsContract {
  @Override
  protected Map<String, String> properties() {
    return sqlite();
  }
}
