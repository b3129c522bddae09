package org.exemplar.caselibrary.internal;

import java.util.Map;

final class SqliteCaseSelectionTest extends CaseSelectionContract {
  @Override
  protected Map<String, String> properties() {
    return sqlite();
  }
}
