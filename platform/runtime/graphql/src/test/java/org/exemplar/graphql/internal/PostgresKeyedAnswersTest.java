package org.exemplar.graphql.internal;

import java.util.Map;

final class PostgresKeyedAnswersTest extends KeyedAnswersContract {
  @Override
  protected Map<String, String> properties() {
    return postgres();
  }
}
