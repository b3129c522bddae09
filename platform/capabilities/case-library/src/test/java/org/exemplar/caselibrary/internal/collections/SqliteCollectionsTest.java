package org.exemplar.caselibrary.internal.collections;

import java.util.Map;

final class SqliteCollectionsTest extends CollectionsContract {
  @Override
  protected Map<String, String> properties() {
    return sqlite();
  }
}
