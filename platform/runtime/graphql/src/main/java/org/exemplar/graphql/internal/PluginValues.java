package org.exemplar.graphql.internal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;
import org.exemplar.spi.schema.Connection;
import org.jspecify.annotations.Nullable;

/**
 * Takes what code of a plugin answered as it stands, so that nothing of that code runs later, on
 * threads of requests: lists and maps are copied where they were made, and what is not there yet is
 * refused.
 */
final class PluginValues {
  private static final int MOST = 200_000;

  private final PluginCalls.Bay bay;
  private int left = MOST;

  private PluginValues(PluginCalls.Bay bay) {
    this.bay = bay;
  }

  /**
   * The same value, settled.
   *
   * @param bay where the plugin's code is called
   * @throws IllegalStateException when it comes later, or never ends
   */
  static @Nullable Object of(@Nullable Object value, PluginCalls.Bay bay) {
    return new PluginValues(bay).settle(value);
  }

  /** The same values, settled. */
  static List<@Nullable Object> of(List<? extends @Nullable Object> values, PluginCalls.Bay bay) {
    return new PluginValues(bay).list(values.iterator());
  }

  /** The same values by key, settled. */
  static Map<String, @Nullable Object> of(Map<String, ?> values, PluginCalls.Bay bay) {
    PluginValues settling = new PluginValues(bay);
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    values.forEach((key, value) -> copy.put(key, settling.settle(value)));
    return copy;
  }

  private @Nullable Object settle(@Nullable Object value) {
    return switch (value) {
      case CompletionStage<?> later -> throw notYet(later);
      case Future<?> later -> throw notYet(later);
      case Flow.Publisher<?> later -> throw notYet(later);
      case Optional<?> maybe -> settle(maybe.orElse(null));
      case Connection<?> page -> settle(page);
      case Map<?, ?> map -> settle(map);
      case Iterable<?> several -> list(several.iterator());
      case BaseStream<?, ?> stream -> list(stream.iterator());
      case null, default -> value;
    };
  }

  private <T> Connection<T> settle(Connection<T> page) {
    return new Connection<>(
        page.edges(),
        page.hasNextPage(),
        page.hasPreviousPage(),
        () -> bay.call(() -> page.total().getAsInt()));
  }

  private Map<?, ?> settle(Map<?, ?> map) {
    Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          take();
          copy.put(key, settle(value));
        });
    return copy;
  }

  private List<@Nullable Object> list(Iterator<?> several) {
    List<@Nullable Object> copy = new ArrayList<>();
    while (several.hasNext()) {
      take();
      copy.add(settle(several.next()));
    }
    return copy;
  }

  private void take() {
    if (--left < 0) {
      throw new IllegalStateException("more than " + MOST + " values");
    }
  }

  private static IllegalStateException notYet(Object later) {
    return new IllegalStateException("a value that is not there yet: " + later.getClass());
  }
}
