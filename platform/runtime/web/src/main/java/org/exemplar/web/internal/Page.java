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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that a browser loads.
 *
 * @param resource where it lies in this bundle
 * @param contentType its media type
 * @param isForever whether what its address answers never becomes another
 */
record Page(String resource, String contentType, boolean isForever) {
  static final String HTML = "text/html; charset=utf-8";
  static final String CSS = "text/css; charset=utf-8";
  static final String SCRIPT = "text/javascript; charset=utf-8";

  /**
   * Scripts and styles come from here only; GraphiQL's editor and the parts of the console set
   * styles on their elements.
   */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; font-src 'self' data:; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final Map<String, String> VERSIONS = new ConcurrentHashMap<>();

  Page(String resource, String contentType) {
    this(resource, contentType, false);
  }

  /** It, where this bundle has it. */
  Optional<Page> present() {
    return Optional.of(this).filter(page -> Page.class.getResource(page.resource) != null);
  }

  void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader(SafeHeaders.CONTENT_POLICY, POLICY);
    boolean known =
        EntityTag.matches(VERSIONS.computeIfAbsent(resource, Page::version), request, response);
    if (isForever) {
      response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    }
    if (known) {
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
