package org.exemplar.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that a browser loads.
 *
 * @param resource where it lies in this bundle
 * @param contentType its media type
 */
record Page(String resource, String contentType) {
  /** Scripts and styles come from here only; GraphiQL's editor sets styles on its elements. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; font-src 'self' data:; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final Map<String, String> VERSIONS = new ConcurrentHashMap<>();

  void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader(SafeHeaders.CONTENT_POLICY, POLICY);
    if (EntityTag.matches(VERSIONS.computeIfAbsent(resource, Page::version), request, response)) {
      return;
    }
    response.setContentType(contentType);
    try (InputStream in = open(resource)) {
      in.transferTo(response.getOutputStream());
    }
  }

  /** Hash of the content. */
  private static String version(String resource) {
    try (InputStream in = open(resource)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(in.readAllBytes());
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static InputStream open(String resource) throws IOException {
    @Nullable InputStream in = Page.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IOException("missing in the bundle: " + resource);
    }
    return in;
  }
}
