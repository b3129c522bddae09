package org.exemplar.caselibrary.internal.collections;

import java.util.Map;

final class PostgresCollectionsTest extends CollectionsContract {
  @Override
  protected Map<String, String> properties() {
    return postgres();
  }
}
