package org.exemplar.plugins.internal;

import java.util.HashMap;
import java.util.Map;

/** Headers of bundles that hold {@link org.exemplar.plugins.fixture.CodedPlugin}. */
public final class CodeHeaders {
  private CodeHeaders() {}

  public static Map<String, String> with(Map<String, String> more) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Bundle-Activator", "org.exemplar.plugins.fixture.CodedPlugin");
    headers.put("Import-Package", "org.exemplar.spi,org.exemplar.spi.schema,org.osgi.framework");
    headers.putAll(more);
    return headers;
  }
}
