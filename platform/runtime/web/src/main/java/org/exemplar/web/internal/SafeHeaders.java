package org.exemplar.web.internal;

import java.util.Map;

/**
 * Headers that every answer carries; a page of ours replaces the policy by one that lets it work.
 */
final class SafeHeaders {
  static final String CONTENT_POLICY = "Content-Security-Policy";

  static final Map<String, String> NAMES_AND_VALUES =
      Map.of(
          CONTENT_POLICY,
          "default-src 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin");

  private SafeHeaders() {}
}
