package org.exemplar.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;

/** Spares a client what it already has. */
final class EntityTag {
  private EntityTag() {}

  /** Sets the tag; true when the client has just that, and 304 is all it gets. */
  static boolean matches(String tag, HttpServletRequest request, HttpServletResponse response) {
    String quoted = '"' + tag + '"';
    response.setHeader("ETag", quoted);
    response.setHeader("Cache-Control", "no-cache");
    String known = request.getHeader("If-None-Match");
    if (known == null || !names(known, quoted)) {
      return false;
    }
    response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    return true;
  }

  private static boolean names(String known, String quoted) {
    return Arrays.stream(known.split(","))
        .map(String::strip)
        .map(each -> each.startsWith("W/") ? each.substring(2) : each)
        .anyMatch(each -> each.equals("*") || each.equals(quoted));
  }
}
