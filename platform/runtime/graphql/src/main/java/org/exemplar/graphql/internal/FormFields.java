package org.exemplar.graphql.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.exemplar.graphql.FormRecords;
import org.exemplar.graphql.FormRecords.Draft;
import org.exemplar.graphql.FormRecords.FormRecord;
import org.exemplar.graphql.FormRecords.Outcome.NotSaved;
import org.exemplar.graphql.FormRecords.Outcome.Saved;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.spi.Form;
import org.exemplar.spi.FormPurpose;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.BatchFetcher;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.NodeLoader;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.Refused;
import org.exemplar.spi.schema.SchemaContribution;
import org.jspecify.annotations.Nullable;

/** Fields that are derived from forms: profiles, records, and the mutations that save them. */
final class FormFields implements SchemaContribution {
  private final Catalogue catalogue;
  private final TypeFamily family;
  private final FormSchemas schemas;
  private final Values values;
  private final Supplier<Optional<FormRecords>> records;
  private final Fields fields;

  /** Worked out once a generation, because every profile that is read asks. */
  private final Map<Owned<Form>, List<String>> fillers = new ConcurrentHashMap<>();

  FormFields(
      Catalogue catalogue,
      FormSchemas schemas,
      Values values,
      Supplier<Optional<FormRecords>> records,
      Fields fields) {
    this.catalogue = catalogue;
    this.family = new TypeFamily(catalogue);
    this.schemas = schemas;
    this.values = values;
    this.records = records;
    this.fields = fields;
  }

  @Override
  public Map<String, Fetcher> fetchers() {
    Map<String, Fetcher> found = new LinkedHashMap<>();
    for (Owned<Form> form : catalogue.forms()) {
      String type = typeName(form);
      found.put("Mutation.save" + type, field -> save(form, field));
      if (form.value().purpose() == FormPurpose.RECORD) {
        String root = Names.pascal(form.plugin()) + "Query";
        found.put(root + "." + PluginSdl.recordsField(form.value()), field -> list(form, field));
      }
    }
    return found;
  }

  @Override
  public Map<String, BatchFetcher> batchFetchers() {
    Map<String, BatchFetcher> found = new LinkedHashMap<>();
    found.put("Organization.profile", contexts -> profiles(contexts, FormFields::newest));
    found.put("Organization.profiles", contexts -> profiles(contexts, FormFields::all));
    for (Owned<Form> form : catalogue.forms()) {
      found.put(typeName(form) + ".organization", this::organizations);
    }
    return found;
  }

  @Override
  public Map<String, NodeLoader> nodes() {
    Map<String, NodeLoader> found = new LinkedHashMap<>();
    for (Owned<Form> form : catalogue.forms()) {
      if (form.value().purpose() == FormPurpose.RECORD) {
        found.put(typeName(form), (ids, caller) -> byId(form, ids, caller));
      }
    }
    return found;
  }

  /** What is told of those of the profiles of an organisation that are for its type. */
  private List<? extends @Nullable Object> profiles(
      List<FieldContext> contexts,
      BiFunction<List<FormRecord>, Map<String, Owned<Form>>, @Nullable Object> told) {
    List<String> codes = contexts.stream().map(this::code).toList();
    Map<String, Owned<Form>> forms = new LinkedHashMap<>();
    catalogue.forms().stream()
        .filter(form -> form.value().purpose() == FormPurpose.PROFILE)
        .forEach(form -> forms.put(form.qualify(form.value().id()), form));
    Map<String, List<FormRecord>> found =
        store().profiles(codes, List.copyOf(forms.keySet()), contexts.getFirst().caller());
    List<@Nullable Object> answers = new ArrayList<>();
    for (FieldContext context : contexts) {
      List<FormRecord> all = found.getOrDefault(code(context), List.of());
      answers.add(told.apply(ofType(type(context), all, forms), forms));
    }
    return answers;
  }

  /** Profiles of another type stay and show again when the organisation has that type again. */
  private List<FormRecord> ofType(
      Optional<String> type, List<FormRecord> all, Map<String, Owned<Form>> forms) {
    return all.stream()
        .filter(
            record -> {
              Owned<Form> form = forms.get(record.form());
              return form != null && (type.isEmpty() || fillers(form).contains(type.get()));
            })
        .toList();
  }

  private Optional<String> type(FieldContext context) {
    return Optional.ofNullable(values.read(context.source(Object.class), "type"))
        .map(Object::toString);
  }

  private List<String> fillers(Owned<Form> form) {
    return fillers.computeIfAbsent(form, family::fillers);
  }

  private static List<FormValue> all(List<FormRecord> found, Map<String, Owned<Form>> forms) {
    return found.stream()
        .sorted(Comparator.comparing(FormRecord::form))
        .map(record -> FormValue.of(Objects.requireNonNull(forms.get(record.form())), record))
        .toList();
  }

  private static @Nullable FormValue newest(
      List<FormRecord> found, Map<String, Owned<Form>> forms) {
    FormRecord newest = null;
    for (FormRecord record : found) {
      if (newest == null || record.updatedAt().compareTo(newest.updatedAt()) > 0) {
        newest = record;
      }
    }
    Owned<Form> form = newest == null ? null : forms.get(newest.form());
    return newest == null || form == null ? null : FormValue.of(form, newest);
  }

  private List<? extends @Nullable Object> organizations(List<FieldContext> contexts) {
    List<String> codes =
        contexts.stream()
            .map(context -> context.source(FormValue.class).organizationCode())
            .toList();
    Map<String, ?> found =
        fields.load(
            "Organization", codes.stream().distinct().toList(), contexts.getFirst().caller());
    List<@Nullable Object> answers = new ArrayList<>();
    codes.forEach(code -> answers.add(found.get(code)));
    return answers;
  }

  private Map<String, ?> byId(Owned<Form> form, List<String> ids, Caller caller) {
    Map<String, Object> found = new HashMap<>();
    String qualified = form.qualify(form.value().id());
    store()
        .byId(ids, caller)
        .forEach(
            (id, record) -> {
              if (record.form().equals(qualified)) {
                found.put(id, FormValue.of(form, record));
              }
            });
    return found;
  }

  private Object list(Owned<Form> form, FieldContext field) {
    return store()
        .records(
            form.qualify(form.value().id()),
            field.argument("organization", String.class),
            PageRequest.of(field),
            field.caller())
        .map(record -> FormValue.of(form, record));
  }

  private Object save(Owned<Form> form, FieldContext field) {
    Map<?, ?> input = field.argument("input", Map.class).orElseThrow();
    Map<String, Object> filled =
        withoutNulls((Map<?, ?>) Objects.requireNonNull(input.get("values")));
    List<Refusal> wrong = schemas.check(form.value(), filled);
    if (!wrong.isEmpty()) {
      return payload(form, null, wrong);
    }
    Optional<String> id = recordId(form, input.get("id"));
    if (id.isEmpty() && input.get("id") != null) {
      return payload(form, null, List.of(notFound()));
    }
    Draft draft =
        new Draft(
            id,
            String.valueOf(input.get("organization")),
            form.qualify(form.value().id()),
            form.value().version().toString(),
            fillers(form),
            form.value().purpose() == FormPurpose.PROFILE,
            filled,
            Optional.ofNullable((Integer) input.get("expectedVersion")),
            field.caller());
    return switch (store().save(draft)) {
      case Saved saved -> payload(form, FormValue.of(form, saved.saved()), List.of());
      case NotSaved refused -> payload(form, null, List.of(refused.refusal()));
    };
  }

  private static Refusal notFound() {
    return Refusal.notFound("RECORD_NOT_FOUND", "没有这条记录", "there is no such record")
        .at("input", "id");
  }

  private static Optional<String> recordId(Owned<Form> form, @Nullable Object id) {
    return id == null
        ? Optional.empty()
        : GlobalId.decode(id.toString())
            .filter(decoded -> decoded.type().equals(typeName(form)))
            .map(GlobalId::key);
  }

  private static Map<String, @Nullable Object> payload(
      Owned<Form> form, @Nullable FormValue value, List<Refusal> errors) {
    Map<String, @Nullable Object> payload = new HashMap<>();
    payload.put(form.value().purpose() == FormPurpose.PROFILE ? "profile" : "record", value);
    payload.put("errors", errors);
    return payload;
  }

  /** A field that is sent as null is a field that is not filled in. */
  private static Map<String, Object> withoutNulls(Map<?, ?> map) {
    Map<String, Object> clean = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> inner) {
            clean.put(String.valueOf(key), withoutNulls(inner));
          } else if (value instanceof List<?> list) {
            clean.put(
                String.valueOf(key),
                list.stream()
                    .map(item -> item instanceof Map<?, ?> inner ? withoutNulls(inner) : item)
                    .toList());
          } else if (value != null) {
            clean.put(String.valueOf(key), value);
          }
        });
    return clean;
  }

  private String code(FieldContext context) {
    return String.valueOf(values.read(context.source(Object.class), "code"));
  }

  private static String typeName(Owned<Form> form) {
    return Names.formType(form.plugin(), form.value().id());
  }

  private FormRecords store() {
    return records.get().orElseThrow(() -> new Refused(Unavailable.refusal("FormRecords")));
  }
}
