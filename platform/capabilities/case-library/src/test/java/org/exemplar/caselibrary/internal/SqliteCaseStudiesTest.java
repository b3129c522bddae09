package org.exemplar.caselibrary.internal;

import java.util.Map;

final class SqliteCaseStudiesTest extends CaseStudiesContract {
  @Override
  protected Map<String, String> properties() {
    return sqlite();
  }
}
