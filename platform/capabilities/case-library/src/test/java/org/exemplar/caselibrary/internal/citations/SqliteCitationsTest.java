package org.exemplar.caselibrary.internal.citations;

import java.util.Map;

final class SqliteCitationsTest extends CitationsContract {
  @Override
  protected Map<String, String> properties() {
    return sqlite();
  }
}
