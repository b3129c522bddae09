package org.exemplar.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.exemplar.graphql.GraphQlRequest;
import org.exemplar.spi.Language;
import org.exemplar.spi.identity.Caller;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads GraphQL requests, checking what can be checked before the document is parsed. */
@Component(service = RequestReader.class)
public final class RequestReader {
  /** Archives of plugins come in bodies of those who may install them. */
  private static final long LIMIT = 8L * 1024 * 1024;

  private static final long ANONYMOUS_LIMIT = 256L * 1024;

  private final Addresses addresses;
  private final Callers callers;
  private final PersistedDocuments documents;

  @Activate
  public RequestReader(
      BundleContext context, @Reference Callers callers, @Reference PersistedDocuments documents) {
    this(Addresses.of(context), callers, documents);
  }

  RequestReader(Addresses addresses, Callers callers, PersistedDocuments documents) {
    this.addresses = addresses;
    this.callers = callers;
    this.documents = documents;
  }

  /** The request in a body. */
  GraphQlRequest post(HttpServletRequest request) throws FaultException, IOException {
    if (!MediaTypes.isJson(request.getContentType())) {
      throw new FaultException(Fault.UNSUPPORTED_MEDIA_TYPE);
    }
    Caller caller = callers.of(request);
    long limit = caller.isSignedIn() ? LIMIT : ANONYMOUS_LIMIT;
    if (request.getContentLengthLong() > limit) {
      throw new FaultException(Fault.tooLarge(limit));
    }
    return of(body(request, limit), Languages.of(request), caller, false, address(request));
  }

  /** The request in the parameters of an address; it may only read. */
  GraphQlRequest get(HttpServletRequest request) throws FaultException {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    parameters.put("query", parameter("query", request));
    parameters.put("documentId", parameter("documentId", request));
    parameters.put("operationName", parameter("operationName", request));
    parameters.put("variables", json("variables", request));
    parameters.put("extensions", json("extensions", request));
    return of(parameters, Languages.of(request), callers.of(request), true, address(request));
  }

  /** Where a request comes from, as far as senders are told apart by it. */
  String address(HttpServletRequest request) {
    return addresses.of(request);
  }

  private static Map<?, ?> body(HttpServletRequest request, long limit)
      throws FaultException, IOException {
    try {
      if (Json.read(new LimitedStream(request.getInputStream(), limit)) instanceof Map<?, ?> map) {
        return map;
      }
    } catch (LimitedStream.TooLong e) {
      throw new FaultException(Fault.tooLarge(limit));
    } catch (IOException e) {
      throw new FaultException(
          Fault.badRequest(
              "请求正文不是正确的 UTF-8 JSON", "The body of the request is not correct JSON in UTF-8"));
    }
    throw new FaultException(
        Fault.malformed("请求正文须为 JSON 对象", "The body of the request must be a JSON object"));
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

  /** The request in parameters that came some other way. */
  GraphQlRequest of(
      Map<?, ?> parameters, Language language, Caller caller, boolean readOnly, String address)
      throws FaultException {
    String document =
        documents.document(
            DocumentName.of(text("documentId", parameters), object("extensions", parameters)),
            text("query", parameters).orElse(""),
            caller);
    return new GraphQlRequest(
        document,
        text("operationName", parameters).filter(name -> !name.isEmpty()),
        object("variables", parameters),
        language,
        caller,
        readOnly,
        address);
  }

  private static Optional<String> text(String name, Map<?, ?> parameters) throws FaultException {
    return switch (parameters.get(name)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      default ->
          throw new FaultException(Fault.malformed(name + " 须为字符串", name + " must be a string"));
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
          throw new FaultException(Fault.malformed(name + " 须为对象", name + " must be an object"));
    };
  }
}
