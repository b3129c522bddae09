package org.exemplar.caselibrary.internal;

import java.util.Map;

final class SqliteCaseStudiesTest extends CaseStudiesContract {
  @Override
  Map<String, String> properties() {
    return sqlite();
  }
}
