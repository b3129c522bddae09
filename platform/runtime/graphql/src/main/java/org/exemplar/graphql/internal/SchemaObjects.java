package org.exemplar.graphql.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.graphql.ChangedObject;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.spi.Form;
import org.exemplar.spi.FormPurpose;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.store.Change;
import org.exemplar.store.JsonText;
import org.exemplar.store.NewChange;

/**
 * What changes of the log are about in one generation. A subject is the node of the same type and
 * key; a form that was filled in is the record, or the organisation whose profile it is.
 */
final class SchemaObjects implements ChangeSubjects {
  /** The type of the platform's contract that everything belongs to. */
  static final String ORGANIZATION = "Organization";

  private static final String FORM_RECORD = "FormRecord";

  private final Fields fields;
  private final Map<String, String> records = new HashMap<>();

  SchemaObjects(Catalogue content, Fields fields) {
    this.fields = fields;
    for (Owned<Form> form : content.forms()) {
      if (form.value().purpose() == FormPurpose.RECORD) {
        records.put(
            form.qualify(form.value().id()), Names.formType(form.plugin(), form.value().id()));
      }
    }
  }

  @Override
  public Set<String> types() {
    return fields.nodeTypes();
  }

  @Override
  public Optional<ChangedObject> of(Change change) {
    boolean ofForm = change.subjectType().equals(FORM_RECORD);
    if (!ofForm && !types().contains(change.subjectType())) {
      return Optional.empty();
    }
    Map<?, ?> values = values(change);
    Optional<String> organization = text(values, NewChange.ORGANIZATION);
    if (ofForm) {
      return ofForm(change, values, organization);
    }
    GlobalId id = new GlobalId(change.subjectType(), change.subjectKey());
    return Optional.of(
        ChangedObject.of(
            change, id, id.type().equals(ORGANIZATION) ? Optional.of(id.key()) : organization));
  }

  private Optional<ChangedObject> ofForm(
      Change change, Map<?, ?> values, Optional<String> organization) {
    Optional<String> form = text(values, "form");
    return form.map(records::get)
        .map(type -> new GlobalId(type, change.subjectKey()))
        .or(() -> organization.map(code -> new GlobalId(ORGANIZATION, code)))
        .map(id -> ChangedObject.of(change, id, organization));
  }

  @Override
  public Map<GlobalId, Object> load(Collection<GlobalId> ids, Caller caller) {
    return fields.load(ids, caller);
  }

  /** Those after the change, or before it where the object is gone. */
  private static Map<?, ?> values(Change change) {
    Map<String, Object> payload = JsonText.map(change.payload(), Object.class);
    return Optional.ofNullable(payload.get(NewChange.AFTER))
        .or(() -> Optional.ofNullable(payload.get(NewChange.BEFORE)))
        .filter(Map.class::isInstance)
        .<Map<?, ?>>map(Map.class::cast)
        .orElse(Map.of());
  }

  private static Optional<String> text(Map<?, ?> values, String name) {
    return Optional.ofNullable(values.get(name))
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }
}
