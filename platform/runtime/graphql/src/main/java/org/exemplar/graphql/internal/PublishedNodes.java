package org.exemplar.graphql.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.exemplar.graphql.SchemaNodes;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.GlobalId;

/** Objects of the generation that is published when they are asked for. */
record PublishedNodes(ChangeSubjects objects) implements SchemaNodes {
  @Override
  public Map<GlobalId, Found> load(Collection<GlobalId> ids, Caller caller) {
    Map<GlobalId, Found> found = new LinkedHashMap<>();
    objects.load(ids, caller).forEach((id, value) -> found.put(id, found(value)));
    return found;
  }

  private static Found found(Object value) {
    return new Found(
        value,
        value instanceof FormValue form ? Optional.of(form.organizationCode()) : Optional.empty());
  }
}
