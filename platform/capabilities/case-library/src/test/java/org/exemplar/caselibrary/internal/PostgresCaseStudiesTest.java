package org.exemplar.caselibrary.internal;

import java.util.Map;

final class PostgresCaseStudiesTest extends CaseStudiesContract {
  @Override
  protected Map<String, String> properties() {
    return postgres();
  }
}
