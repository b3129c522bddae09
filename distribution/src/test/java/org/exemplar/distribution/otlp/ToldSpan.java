package org.exemplar.distribution.otlp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A span as a collector gets it.
 *
 * @param parent id of the span that it is below of; empty where it begins a trace
 * @param kind 1 internal, 2 server, 3 client
 * @param status 0 unset, 1 well, 2 error
 * @param message of the status
 * @param attributes values as text
 */
public record ToldSpan(
    String trace,
    String id,
    String parent,
    String name,
    long kind,
    long status,
    String message,
    Map<String, String> attributes) {
  public static final long SERVER = 2;
  public static final long CLIENT = 3;
  public static final long ERROR = 2;

  /** What is exported at a time, as {@code ExportTraceServiceRequest} says. */
  static List<ToldSpan> of(byte[] export) {
    return Wire.read(export).messages(1).stream()
        .flatMap(resource -> resource.messages(2).stream())
        .flatMap(scope -> scope.messages(2).stream())
        .map(ToldSpan::of)
        .toList();
  }

  private static ToldSpan of(Wire span) {
    List<Wire> status = span.messages(15);
    Map<String, String> attributes = new LinkedHashMap<>();
    span.messages(9)
        .forEach(pair -> attributes.put(pair.text(1), value(pair.messages(2).getFirst())));
    return new ToldSpan(
        span.hex(1),
        span.hex(2),
        span.hex(4),
        span.text(5),
        span.number(6),
        status.isEmpty() ? 0 : status.getFirst().number(3),
        status.isEmpty() ? "" : status.getFirst().text(2),
        attributes);
  }

  private static String value(Wire any) {
    if (any.has(5)) {
      return any.messages(5).getFirst().messages(1).stream()
          .map(ToldSpan::value)
          .collect(Collectors.joining(","));
    }
    return any.has(1) ? any.text(1) : Long.toString(any.number(any.has(3) ? 3 : 2));
  }

  /** What it says; empty where it does not say that. */
  public String said(String attribute) {
    return attributes.getOrDefault(attribute, "");
  }
}
