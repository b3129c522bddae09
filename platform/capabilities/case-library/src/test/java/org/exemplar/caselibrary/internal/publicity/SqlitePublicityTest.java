package org.exemplar.caselibrary.internal.publicity;

import java.util.Map;

final class SqlitePublicityTest extends PublicityContract {
  @Override
  protected Map<String, String> properties() {
    return sqlite();
  }
}
