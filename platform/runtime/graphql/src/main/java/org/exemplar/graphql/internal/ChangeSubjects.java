package org.exemplar.graphql.internal;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.graphql.ChangedObject;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.store.Change;

/** Says which objects of the schema changes of the log are about. */
interface ChangeSubjects {
  /** The types of objects whose changes can be told. */
  Set<String> types();

  /** What a change is about; empty when it is about nothing that the schema has. */
  Optional<ChangedObject> of(Change change);

  /** The objects as they are now; one that is not there, or that the caller may not see, is not. */
  Map<GlobalId, Object> load(Collection<GlobalId> ids, Caller caller);
}
