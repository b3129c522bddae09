package org.exemplar.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Something that a browser loads.
 *
 * @param resource where it lies in this bundle
 * @param contentType its media type
 * @param version changes with its content
 */
record Page(String resource, String contentType, String version) {
  /** Scripts and styles come from here only; GraphiQL's editor sets styles on its elements. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; font-src 'self' data:; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader(SafeHeaders.CONTENT_POLICY, POLICY);
    if (EntityTag.matches(version, request, response)) {
      return;
    }
    response.setContentType(contentType);
    try (InputStream in = open()) {
      in.transferTo(response.getOutputStream());
    }
  }

  private InputStream open() throws IOException {
    @Nullable InputStream in = Page.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IOException("missing in the bundle: " + resource);
    }
    return in;
  }
}
