package org.exemplar.graphql.internal;

import java.util.Map;

final class SqliteKeyedAnswersTest extends KeyedAnswersContract {
  @Override
  protected Map<String, String> properties() {
    return sqlite();
  }
}
