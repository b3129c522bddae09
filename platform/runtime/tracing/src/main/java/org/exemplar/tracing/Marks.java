package org.exemplar.tracing;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;

/**
 * All that a span may say beside its name: by the semantic conventions of OpenTelemetry where they
 * have a word for it. What stands here are kinds, ids and codes of the platform; no value of a
 * request, no text of a document, nobody's name, address or token has a place in a span.
 */
public final class Marks {
  public static final AttributeKey<String> METHOD = text("http.request.method");
  public static final AttributeKey<String> ROUTE = text("http.route");
  public static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
  public static final AttributeKey<String> SCHEME = text("url.scheme");
  public static final AttributeKey<String> SERVER = text("server.address");
  public static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");

  public static final AttributeKey<String> OPERATION_TYPE = text("graphql.operation.type");
  public static final AttributeKey<String> OPERATION_NAME = text("graphql.operation.name");

  /** SHA-256 of the document, as the log of slow operations has it. */
  public static final AttributeKey<String> DOCUMENT = text("graphql.document.hash");

  /** Such as {@code Query.organization}. */
  public static final AttributeKey<String> FIELD = text("graphql.field.coordinates");

  public static final AttributeKey<String> DB_SYSTEM = text("db.system.name");
  public static final AttributeKey<String> DB_OPERATION = text("db.operation.name");

  /** Stable code of what went wrong. */
  public static final AttributeKey<String> ERROR = text("error.type");

  /** The id that the answer, its errors and the lines of the log carry. */
  public static final AttributeKey<String> CORRELATION = text("exemplar.correlation.id");

  /** Id of the plugin that answers, {@code platform} where none does. */
  public static final AttributeKey<String> PLUGIN = text("exemplar.plugin.id");

  /** How far an operation or a field came: an outcome, or the code of what was refused. */
  public static final AttributeKey<String> OUTCOME = text("exemplar.outcome");

  /** Points that an operation could cost at most. */
  public static final AttributeKey<Long> COST = AttributeKey.longKey("exemplar.cost");

  public static final AttributeKey<List<String>> INDEXES =
      AttributeKey.stringArrayKey("exemplar.search.indexes");
  public static final AttributeKey<Long> HITS = AttributeKey.longKey("exemplar.search.hits");

  /** Id of a message of a webhook. */
  public static final AttributeKey<String> MESSAGE = text("exemplar.webhook.message.id");

  private Marks() {}

  private static AttributeKey<String> text(String name) {
    return AttributeKey.stringKey(name);
  }
}
