package org.exemplar.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.exemplar.graphql.GraphQlRequest;
import org.jspecify.annotations.Nullable;

/** Reads GraphQL requests from HTTP, checking what can be checked before the document is parsed. */
final class RequestReader {
  private static final long LIMIT = 8L * 1024 * 1024;
  private static final String ACTOR = "anonymous";

  private RequestReader() {}

  /** The request in a body. */
  static GraphQlRequest post(HttpServletRequest request) throws FaultException, IOException {
    if (!MediaTypes.isJson(request.getContentType())) {
      throw new FaultException(Fault.UNSUPPORTED_MEDIA_TYPE);
    }
    if (request.getContentLengthLong() > LIMIT) {
      throw new FaultException(Fault.CONTENT_TOO_LARGE);
    }
    return checked(body(request), request, false);
  }

  /** The request in the parameters of an address; it may only read. */
  static GraphQlRequest get(HttpServletRequest request) throws FaultException {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    parameters.put("query", parameter("query", request));
    parameters.put("operationName", parameter("operationName", request));
    parameters.put("variables", json("variables", request));
    parameters.put("extensions", json("extensions", request));
    return checked(parameters, request, true);
  }

  private static Map<?, ?> body(HttpServletRequest request) throws FaultException, IOException {
    try {
      if (Json.read(new LimitedStream(request.getInputStream(), LIMIT)) instanceof Map<?, ?> map) {
        return map;
      }
    } catch (LimitedStream.TooLong e) {
      throw new FaultException(Fault.CONTENT_TOO_LARGE);
    } catch (IOException e) {
      throw new FaultException(
          Fault.badRequest(
              "请求正文不是正确的 UTF-8 JSON", "The body of the request is not correct JSON in UTF-8"));
    }
    throw new FaultException(
        Fault.badRequest("请求正文须为 JSON 对象", "The body of the request must be a JSON object"));
  }

  private static @Nullable String parameter(String name, HttpServletRequest request)
      throws FaultException {
    try {
      return request.getParameter(name);
    } catch (RuntimeException e) {
      // the server has an exception of its own for escapes that are none
      throw new FaultException(
          Fault.badRequest(
              "地址中的参数须为百分号编码的 UTF-8",
              "The parameters of the address must be percent-encoded UTF-8"));
    }
  }

  private static @Nullable Object json(String name, HttpServletRequest request)
      throws FaultException {
    String text = parameter(name, request);
    try {
      return text == null || text.isEmpty() ? null : Json.read(text);
    } catch (IOException e) {
      throw new FaultException(
          Fault.badRequest(name + " 不是正确的 JSON", name + " is not correct JSON"));
    }
  }

  private static GraphQlRequest checked(
      Map<?, ?> parameters, HttpServletRequest request, boolean readOnly) throws FaultException {
    String query = text("query", parameters).orElse("");
    if (query.isBlank()) {
      throw new FaultException(Fault.badRequest("缺少 query", "There is no query"));
    }
    object("extensions", parameters);
    return new GraphQlRequest(
        query,
        text("operationName", parameters).filter(name -> !name.isEmpty()),
        object("variables", parameters),
        Languages.of(request),
        ACTOR,
        readOnly);
  }

  private static Optional<String> text(String name, Map<?, ?> parameters) throws FaultException {
    return switch (parameters.get(name)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      default ->
          throw new FaultException(Fault.badRequest(name + " 须为字符串", name + " must be a string"));
    };
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(String name, Map<?, ?> parameters)
      throws FaultException {
    return switch (parameters.get(name)) {
      case null -> Map.of();
      // what was read as a JSON object has strings as keys
      case Map<?, ?> object -> (Map<String, Object>) object;
      default ->
          throw new FaultException(Fault.badRequest(name + " 须为对象", name + " must be an object"));
    };
  }
}
