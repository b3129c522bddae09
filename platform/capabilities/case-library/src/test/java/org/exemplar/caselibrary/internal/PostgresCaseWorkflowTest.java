package org.exemplar.caselibrary.internal;

import java.util.Map;

final class PostgresCaseWorkflowTest extends CaseWorkflowContract {
  @Override
  protected Map<String, String> properties() {
    return postgres();
  }
}
