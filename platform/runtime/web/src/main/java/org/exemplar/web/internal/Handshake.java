package org.exemplar.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.exemplar.spi.Language;

/**
 * What is kept of the request that a socket was opened with.
 *
 * @param requestId its correlation id
 * @param language language of texts and messages
 * @param address where it comes from
 * @param headers by name, whatever its case; of several of one name the first
 */
record Handshake(String requestId, Language language, String address, Map<String, String> headers) {
  static Handshake of(HttpServletRequest request, String address) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(name, request.getHeader(name));
    }
    return new Handshake(
        Correlation.of(request),
        Languages.of(request),
        address,
        Collections.unmodifiableMap(headers));
  }

  /** The same for one operation on the socket. */
  Handshake in(String operationId) {
    return new Handshake(operationId, language, address, headers);
  }
}
