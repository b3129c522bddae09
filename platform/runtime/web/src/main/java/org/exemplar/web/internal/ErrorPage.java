package org.exemplar.web.internal;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What the server itself says when a request does not even reach a servlet. */
final class ErrorPage implements Request.Handler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Fault fault = Fault.ofStatus(response.getStatus());
    String id = Correlation.of(request.getHeaders().get(Correlation.HEADER));
    String language = request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put(Correlation.HEADER, id);
    SafeHeaders.NAMES_AND_VALUES.forEach(response.getHeaders()::put);
    byte[] body = Json.bytes(Faults.body(fault, Languages.of(language), id));
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }
}
