package org.exemplar.graphql.internal.refused;

import java.util.Map;

final class PostgresRefusedMutationsTest extends RefusedMutationsContract {
  @Override
  protected Map<String, String> properties() {
    return postgres();
  }
}
