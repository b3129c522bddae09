package org.exemplar.web.internal;

import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.StoreException;

/**
 * What a client is told when a request is not served.
 *
 * @param status HTTP status
 * @param code stable, SCREAMING_SNAKE_CASE
 * @param message what is wrong and what would be right
 */
record Fault(int status, String code, LocalizedText message) {
  private static final long KIBI = 1024;

  static final Fault INTERNAL =
      of(500, "INTERNAL_ERROR", "服务器内部错误，请把编号告诉管理员", "The server failed; tell its operator the id");
  static final Fault STORE_UNAVAILABLE =
      of(
          503,
          "STORE_UNAVAILABLE",
          "数据库暂时不可用，请稍后再试",
          "The database cannot be reached at present; try again later");
  static final Fault NOT_FOUND = of(404, "NOT_FOUND", "没有这个地址", "There is nothing at this address");
  static final Fault METHOD_NOT_ALLOWED =
      of(405, "METHOD_NOT_ALLOWED", "此地址不接受该方法", "This address does not take that method");
  static final Fault METRICS_CLOSED =
      of(
          401,
          "UNAUTHENTICATED",
          "指标只对本机开放；从别处读取须出示有 platform:read 权限的令牌",
          "Metrics are open on the machine itself; from elsewhere they take a token with"
              + " platform:read");
  static final Fault METRICS_FORBIDDEN =
      of(403, "FORBIDDEN", "读取指标需要 platform:read 权限", "Metrics take the permission platform:read");
  static final Fault MUTATION_NOT_ALLOWED =
      of(405, "MUTATION_NOT_ALLOWED", "变更操作只能用 POST", "A mutation needs POST");
  static final Fault NOT_ACCEPTABLE =
      of(
          406,
          "NOT_ACCEPTABLE",
          "只能以 application/graphql-response+json、application/json 或 text/event-stream 回答",
          "The answer is application/graphql-response+json, application/json or text/event-stream");
  private static final Fault CONTENT_TOO_LARGE =
      of(413, "CONTENT_TOO_LARGE", "请求正文过大", "The body of the request is too large");
  static final Fault UNSUPPORTED_MEDIA_TYPE =
      of(
          415,
          "UNSUPPORTED_MEDIA_TYPE",
          "请求正文须为 UTF-8 的 application/json",
          "The body must be application/json in UTF-8");
  static final Fault PREFLIGHT_REQUIRED =
      of(
          403,
          "PREFLIGHT_REQUIRED",
          "GET 请求的 Accept 须写明 JSON 类型，或带有 GraphQL-Require-Preflight 头",
          "A GET must name a JSON type in Accept, or carry the header GraphQL-Require-Preflight");
  static final Fault CROSS_SITE =
      of(403, "CROSS_SITE", "不接受来自其他网站页面的请求", "Requests from pages of other sites are not served");
  static final Fault HOST_NOT_ALLOWED =
      of(
          421,
          "HOST_NOT_ALLOWED",
          "本服务只应答本机名称（localhost）；用其他名称访问须在启动时加 --allowed-host",
          "The server answers to names of this machine (localhost); for others start it with"
              + " --allowed-host");
  static final Fault NOT_READY =
      of(503, "NOT_READY", "服务尚未就绪，请稍后再试", "The server is not ready yet; try again");

  static final Fault TOO_MANY_STREAMS =
      of(
          503,
          "TOO_MANY_STREAMS",
          "同时打开的订阅已达上限，请关闭不用的订阅或稍后再试；上限见 conf/framework.properties 的 exemplar.http.max-streams",
          "As many subscriptions are open as are allowed; close some that are not needed or try"
              + " again later. The limit is exemplar.http.max-streams in"
              + " conf/framework.properties");

  static final Fault TOO_MANY_OPERATIONS =
      of(
          503,
          "TOO_MANY_OPERATIONS",
          "此连接上同时进行的操作已达上限，请先完成或取消一些；上限见 conf/framework.properties 的"
              + " exemplar.http.max-operations",
          "As many operations are under way on this connection as are allowed; complete some"
              + " first. The limit is exemplar.http.max-operations in conf/framework.properties");
  static final Fault NO_SOCKETS =
      of(
          501,
          "NO_SOCKETS",
          "WebSocket 未启用：请在 conf/framework.properties 中设"
              + " org.apache.felix.jetty.websocket.enable=true，或改用 Accept: text/event-stream",
          "WebSocket is off: set org.apache.felix.jetty.websocket.enable=true in"
              + " conf/framework.properties, or ask with Accept: text/event-stream");

  static final Fault OIDC_OFF =
      of(
          404,
          "OIDC_OFF",
          "未配置统一身份认证，请以密码登录",
          "No identity provider is configured; sign in with a password");
  static final Fault RETURN_TO_INVALID =
      of(
          400,
          "RETURN_TO_INVALID",
          "returnTo 须为本平台的路径，如 /console",
          "returnTo is a path of this platform, such as /console");

  /** The wording is what clients of persisted queries look for. */
  static final Fault PERSISTED_QUERY_NOT_FOUND =
      of(422, "PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound", "PersistedQueryNotFound");

  static final Fault PERSISTED_QUERY_HASH_MISMATCH =
      of(
          422,
          "PERSISTED_QUERY_HASH_MISMATCH",
          "sha256Hash 与 query 的 SHA-256 不符",
          "provided sha does not match query");

  static final Fault DOCUMENT_NOT_TRUSTED =
      of(
          403,
          "DOCUMENT_NOT_TRUSTED",
          "该客户端只能使用已登记的文档；请用登记过的文档，或请管理员登记（registerTrustedDocuments）",
          "this client asks with registered documents only; send one of them, or have this one"
              + " registered (registerTrustedDocuments)");

  /** A body that is longer than its sender's may be. */
  static Fault tooLarge(long bytes) {
    long kibi = bytes / KIBI;
    return of(
        CONTENT_TOO_LARGE.status(),
        CONTENT_TOO_LARGE.code(),
        "请求正文不能超过 " + kibi + " KiB",
        "The body of this request is " + kibi + " KiB at most");
  }

  /** A request that cannot be read, with what is wrong with it. */
  static Fault badRequest(String zh, String en) {
    return of(400, "BAD_REQUEST", zh, en);
  }

  /** Credentials that are no good, with what is wrong with them. */
  static Fault unauthenticated(Refusal refusal) {
    return new Fault(401, refusal.code(), refusal.message());
  }

  /** Credentials that nobody can look at now. */
  static Fault unavailable(Refusal refusal) {
    return new Fault(503, refusal.code(), refusal.message());
  }

  /** Good credentials that may not be used like that. */
  static Fault forbidden(Refusal refusal) {
    return new Fault(403, refusal.code(), refusal.message());
  }

  /** A request that can be read and makes no sense, with what is wrong with it. */
  static Fault malformed(String zh, String en) {
    return of(422, "BAD_REQUEST", zh, en);
  }

  /** The fault for a status that somebody else, such as the HTTP server itself, came to. */
  static Fault ofStatus(int status) {
    return switch (status) {
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 413 -> CONTENT_TOO_LARGE;
      case 503 -> NOT_READY;
      case 414 -> of(414, "URI_TOO_LONG", "地址太长", "The address is too long");
      case 431 -> of(431, "HEADERS_TOO_LARGE", "请求头太大", "The header of the request is too large");
      default ->
          status == 505 || (status >= 400 && status < 500)
              ? of(status, "BAD_REQUEST", "请求无法理解", "The request cannot be understood")
              : INTERNAL;
    };
  }

  /** What is told of something that broke: whether it may be well again by itself. */
  static Fault ofFailure(Throwable failure) {
    return failure instanceof StoreException broken
            && broken.code().equals(STORE_UNAVAILABLE.code())
        ? STORE_UNAVAILABLE
        : INTERNAL;
  }

  /** Whether it is about the document, of which the engine would say that it is refused. */
  boolean isOfDocument() {
    return code.startsWith("PERSISTED_QUERY_");
  }

  private static Fault of(int status, String code, String zh, String en) {
    return new Fault(status, code, new LocalizedText(zh, en));
  }
}
