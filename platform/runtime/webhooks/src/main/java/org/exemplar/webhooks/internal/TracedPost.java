package org.exemplar.webhooks.internal;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.exemplar.tracing.Marks;
import org.exemplar.tracing.Tracing;

/**
 * Makes a span of each message that is sent, and lets its receiver go on with the trace. Of the
 * address it tells the host: its path may hold what only the receiver is to know.
 */
record TracedPost(Post post, Tracing tracing) implements Post {
  private static final String METHOD = "POST";

  @Override
  public Receipt send(URI url, Map<String, String> headers, String body)
      throws InterruptedException {
    return Tracing.within(
        beginning(url, headers),
        span -> {
          Map<String, String> all = new LinkedHashMap<>(headers);
          tracing.send(all, (carrier, name, value) -> all.put(name, value));
          Receipt receipt = post.send(url, all, body);
          tell(span, receipt);
          return receipt;
        });
  }

  private SpanBuilder beginning(URI url, Map<String, String> headers) {
    SpanBuilder beginning =
        tracing
            .span(METHOD)
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute(Marks.METHOD, METHOD)
            .setAttribute(Marks.SCHEME, url.getScheme())
            .setAttribute(Marks.SERVER, url.getHost());
    if (url.getPort() >= 0) {
      beginning.setAttribute(Marks.PORT, (long) url.getPort());
    }
    Optional.ofNullable(headers.get("webhook-id"))
        .ifPresent(id -> beginning.setAttribute(Marks.MESSAGE, id));
    return beginning;
  }

  private static void tell(Span span, Receipt receipt) {
    receipt.status().ifPresent(status -> span.setAttribute(Marks.STATUS, (long) status));
    receipt
        .failure()
        .ifPresent(
            failure ->
                Tracing.failed(
                    span, receipt.status().map(String::valueOf).orElseGet(failure::name)));
  }
}
