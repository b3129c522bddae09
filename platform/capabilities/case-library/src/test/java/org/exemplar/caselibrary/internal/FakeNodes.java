package org.exemplar.caselibrary.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.exemplar.graphql.SchemaNodes;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.GlobalId;

/** Objects that the test chooses, each to be seen by whom the test says. */
public final class FakeNodes implements SchemaNodes {
  private final Map<GlobalId, Found> objects = new HashMap<>();
  private final Map<GlobalId, Predicate<Caller>> seenBy = new HashMap<>();
  private int asked;

  /** An object that everybody sees. */
  public GlobalId add(String type, String key) {
    return add(new GlobalId(type, key), new Found(type + " " + key, Optional.empty()));
  }

  /** A form that an organisation filled in. */
  public GlobalId addForm(String type, String key, String organization) {
    return add(new GlobalId(type, key), new Found(type + " " + key, Optional.of(organization)));
  }

  /** An object with its value. */
  public GlobalId add(GlobalId id, Found found) {
    objects.put(id, found);
    return id;
  }

  /** Lets an object be seen by some alone. */
  public void hide(GlobalId id, Predicate<Caller> from) {
    seenBy.put(id, from.negate());
  }

  /** How often objects were asked for. */
  public int asked() {
    return asked;
  }

  @Override
  public Map<GlobalId, Found> load(Collection<GlobalId> ids, Caller caller) {
    asked++;
    Map<GlobalId, Found> found = new LinkedHashMap<>();
    ids.stream()
        .filter(objects::containsKey)
        .filter(id -> seenBy.getOrDefault(id, any -> true).test(caller))
        .forEach(id -> found.put(id, objects.get(id)));
    return found;
  }
}
