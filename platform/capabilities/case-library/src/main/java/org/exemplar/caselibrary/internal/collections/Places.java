package org.exemplar.caselibrary.internal.collections;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exemplar.graphql.SchemaNodes;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.GlobalId;

/** Which of the cases that an input names the caller may see. */
record Places(List<Optional<GlobalId>> cases, Set<GlobalId> seen) {
  static Places of(List<Optional<String>> keys, SchemaNodes nodes, Caller caller) {
    List<Optional<GlobalId>> cases =
        keys.stream().map(key -> key.map(one -> new GlobalId(CollectionItem.CASE, one))).toList();
    List<GlobalId> named = cases.stream().flatMap(Optional::stream).distinct().toList();
    return new Places(cases, Set.copyOf(nodes.load(named, caller).keySet()));
  }

  boolean isSeen(int at) {
    return cases.get(at).filter(seen::contains).isPresent();
  }
}
