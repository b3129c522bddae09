package org.exemplar.web.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The media types of GraphQL over HTTP and of GraphQL over SSE, and which a client wants. */
final class MediaTypes {
  static final String GRAPHQL = "application/graphql-response+json";
  static final String JSON = "application/json";
  static final String EVENT_STREAM = "text/event-stream";

  private record Range(String type, double quality) {}

  private MediaTypes() {}

  /**
   * The type to answer with: the one that Accept gives the higher quality, {@code application/json}
   * where it does not care, nothing where it takes none. Events go before JSON only where Accept
   * likes them better; where it likes both, that is for {@link #takesEvents}.
   */
  static Optional<String> negotiate(@Nullable String accept) {
    if (accept == null || accept.isBlank()) {
      return Optional.of(JSON);
    }
    List<Range> ranges = ranges(accept);
    double graphQl = quality(ranges, GRAPHQL);
    double json = quality(ranges, JSON);
    double events = ofEvents(ranges);
    if (events > Math.max(graphQl, json)) {
      return Optional.of(EVENT_STREAM);
    }
    if (graphQl <= 0 && json <= 0) {
      return Optional.empty();
    }
    boolean named = ranges.stream().anyMatch(range -> range.type().equals(GRAPHQL));
    return Optional.of(graphQl > json || (graphQl == json && named) ? GRAPHQL : JSON);
  }

  /** Whether Accept names events, so that a subscription can be answered. */
  static boolean takesEvents(@Nullable String accept) {
    return accept != null && ofEvents(ranges(accept)) > 0;
  }

  private static double ofEvents(List<Range> ranges) {
    return ranges.stream()
        .filter(range -> range.type().equals(EVENT_STREAM))
        .mapToDouble(Range::quality)
        .findFirst()
        .orElse(0);
  }

  /** Whether Accept names one of them, which no link, image or form of a page does. */
  static boolean names(@Nullable String accept) {
    return accept != null
        && ranges(accept).stream()
            .anyMatch(range -> List.of(GRAPHQL, JSON, EVENT_STREAM).contains(range.type()));
  }

  /** Whether a Content-Type is {@code application/json}, in UTF-8 or without a charset. */
  static boolean isJson(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    String[] parts = contentType.toLowerCase(Locale.ROOT).split(";");
    if (!parts[0].strip().equals(JSON)) {
      return false;
    }
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip().replace("\"", "");
      if (parameter.startsWith("charset=") && !parameter.matches("charset=utf-?8")) {
        return false;
      }
    }
    return true;
  }

  private static double quality(List<Range> ranges, String type) {
    for (String candidate : List.of(type, "application/*", "*/*")) {
      for (Range range : ranges) {
        if (range.type().equals(candidate)) {
          return range.quality();
        }
      }
    }
    return 0;
  }

  private static List<Range> ranges(String accept) {
    List<Range> ranges = new ArrayList<>();
    for (String element : accept.toLowerCase(Locale.ROOT).split(",")) {
      String[] parts = element.split(";");
      ranges.add(new Range(parts[0].strip(), quality(parts)));
    }
    return ranges;
  }

  private static double quality(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip();
      if (parameter.startsWith("q=")) {
        return number(parameter.substring(2));
      }
    }
    return 1;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
