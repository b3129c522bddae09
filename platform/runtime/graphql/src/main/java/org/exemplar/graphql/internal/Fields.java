package org.exemplar.graphql.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.BatchFetcher;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.NodeLoader;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.SchemaContribution;
import org.exemplar.spi.schema.SourceStream;

/** All fetchers, node loaders and value classes of one generation. */
final class Fields {
  private final Map<String, Fetcher> fetchers = new LinkedHashMap<>();
  private final Map<String, BatchFetcher> batchFetchers = new LinkedHashMap<>();
  private final Map<String, SourceStream> sourceStreams = new LinkedHashMap<>();
  private final Map<String, NodeLoader> nodes = new LinkedHashMap<>();
  private BiPredicate<String, Caller> visible = (type, caller) -> true;
  private final Map<Class<?>, String> types = new HashMap<>();

  void add(SchemaContribution contribution) {
    fetchers.putAll(contribution.fetchers());
    batchFetchers.putAll(contribution.batchFetchers());
    sourceStreams.putAll(contribution.sourceStreams());
    nodes.putAll(contribution.nodes());
    types.putAll(contribution.types());
  }

  /**
   * Adds what the code of a plugin answers; what is answered already stays as it is.
   *
   * @param bay where its code is called
   */
  void add(SchemaContribution contribution, PluginCalls.Bay bay) {
    contribution
        .fetchers()
        .forEach(
            (at, fetcher) ->
                addFetcher(
                    at, field -> bay.call(at, () -> PluginValues.of(fetcher.fetch(field), bay))));
    contribution
        .batchFetchers()
        .forEach(
            (at, fetcher) ->
                addBatchFetcher(
                    at, all -> bay.call(at, () -> PluginValues.of(fetcher.fetch(all), bay))));
    contribution
        .nodes()
        .forEach(
            (type, loader) ->
                nodes.putIfAbsent(
                    type,
                    (keys, caller) ->
                        bay.call(type, () -> PluginValues.of(loader.load(keys, caller), bay))));
    contribution.types().forEach(types::putIfAbsent);
  }

  private void addFetcher(String at, Fetcher fetcher) {
    if (!answers(at)) {
      fetchers.put(at, fetcher);
    }
  }

  private void addBatchFetcher(String at, BatchFetcher fetcher) {
    if (!answers(at)) {
      batchFetchers.put(at, fetcher);
    }
  }

  Map<String, Fetcher> fetchers() {
    return fetchers;
  }

  Map<String, BatchFetcher> batchFetchers() {
    return batchFetchers;
  }

  Map<String, SourceStream> sourceStreams() {
    return sourceStreams;
  }

  /** The types whose objects are found by id. */
  Set<String> nodeTypes() {
    return nodes.keySet();
  }

  boolean answers(String coordinates) {
    return fetchers.containsKey(coordinates)
        || batchFetchers.containsKey(coordinates)
        || sourceStreams.containsKey(coordinates);
  }

  /** Loads objects of one type; nothing where no one knows the type. */
  Map<String, ?> load(String type, List<String> keys, Caller caller) {
    NodeLoader loader = nodes.get(type);
    return loader == null || keys.isEmpty() || !visible.test(type, caller)
        ? Map.of()
        : loader.load(keys, caller);
  }

  /** Loads objects of several types; one that is not there is left out. */
  Map<GlobalId, Object> load(Collection<GlobalId> ids, Caller caller) {
    Map<String, Set<String>> keys = new LinkedHashMap<>();
    ids.forEach(id -> keys.computeIfAbsent(id.type(), any -> new LinkedHashSet<>()).add(id.key()));
    Map<GlobalId, Object> found = new HashMap<>();
    keys.forEach(
        (type, some) ->
            load(type, List.copyOf(some), caller)
                .forEach((key, object) -> found.put(new GlobalId(type, key), object)));
    return found;
  }

  /** Says of which types somebody may see objects at all. */
  void showTo(BiPredicate<String, Caller> rule) {
    visible = rule;
  }

  /** Name of the object type of a value. */
  Optional<String> typeOf(Object value) {
    if (value instanceof FormValue form) {
      return Optional.of(form.type());
    }
    if (value instanceof Refusal refusal) {
      return Optional.of(refusal.getClass().getSimpleName());
    }
    for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
      String name = types.get(type);
      if (name != null) {
        return Optional.of(name);
      }
      for (Class<?> implemented : type.getInterfaces()) {
        if (types.containsKey(implemented)) {
          return Optional.ofNullable(types.get(implemented));
        }
      }
    }
    return Optional.empty();
  }
}
