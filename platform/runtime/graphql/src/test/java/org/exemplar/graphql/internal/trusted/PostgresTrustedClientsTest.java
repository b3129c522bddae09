package org.exemplar.graphql.internal.trusted;

import java.util.Map;

final class PostgresTrustedClientsTest extends TrustedClientsContract {
  @Override
  protected Map<String, String> properties() {
    return postgres();
  }
}
