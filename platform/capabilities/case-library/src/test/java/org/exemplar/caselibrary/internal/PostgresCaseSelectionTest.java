package org.exemplar.caselibrary.internal;

import java.util.Map;

final class PostgresCaseSelectionTest extends CaseSelectionContract {
  @Override
  protected Map<String, String> properties() {
    return postgres();
  }
}
