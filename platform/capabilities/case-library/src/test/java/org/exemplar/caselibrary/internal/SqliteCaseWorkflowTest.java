package org.exemplar.caselibrary.internal;

import java.util.Map;

final class SqliteCaseWorkflowTest extends CaseWorkflowContract {
  @Override
  protected Map<String, String> properties() {
    return sqlite();
  }
}
