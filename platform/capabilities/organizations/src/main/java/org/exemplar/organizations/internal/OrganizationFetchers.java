package org.exemplar.organizations.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.exemplar.organizations.Organization;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.spi.schema.BatchFetcher;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.Input;
import org.exemplar.spi.schema.NodeLoader;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.SchemaContribution;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers the fields of organisations. */
@Component
public final class OrganizationFetchers implements SchemaContribution {
  private final StoredOrganizations organizations;

  @Activate
  public OrganizationFetchers(@Reference StoredOrganizations organizations) {
    this.organizations = organizations;
  }

  /** What the client gets after saving. */
  record SavePayload(Optional<Organization> organization, List<Refusal> errors) {}

  @Override
  public Map<String, Fetcher> fetchers() {
    Map<String, Fetcher> fields = new HashMap<>();
    fields.put("Query.organization", field -> organizations.find(required(field, "code")));
    fields.put("Query.organizations", this::page);
    fields.put("Mutation.saveOrganization", this::save);
    fields.put("Organization.sector", field -> sector(field.source(Organization.class)));
    return fields;
  }

  @Override
  public Map<String, BatchFetcher> batchFetchers() {
    return Map.of(
        "Organization.parent",
        fields -> superiors(fields, Organization::parentCode),
        "Organization.sectorAuthority",
        fields -> superiors(fields, Organization::sectorAuthorityCode),
        "Organization.ancestors",
        this::ancestors,
        "Organization.children",
        this::children);
  }

  @Override
  public Map<String, NodeLoader> nodes() {
    return Map.of("Organization", (keys, caller) -> organizations.find(keys));
  }

  @Override
  public Map<Class<?>, String> types() {
    return Map.of(Organization.class, "Organization");
  }

  private Connection<Organization> page(FieldContext field) {
    Input filter = Input.of(field, "filter");
    return organizations.page(
        new OrganizationFilter(
            filter.optional("nameContains", String.class),
            filter.optional("level", String.class),
            filter.optional("sector", String.class),
            filter.optional("type", String.class),
            filter.optional("parent", String.class),
            filter.optional("within", String.class),
            filter.optional("sectorAuthority", String.class),
            filter.optional("top", Boolean.class)),
        PageRequest.of(field));
  }

  /** Null when no plugin that works knows the type. */
  private Optional<String> sector(Organization organization) {
    return organization
        .type()
        .flatMap(organizations.types()::find)
        .flatMap(type -> organization.sector());
  }

  private SavePayload save(FieldContext field) {
    Input input = Input.of(field, "input");
    Map<String, String> attributes = new LinkedHashMap<>();
    input.list("attributes").forEach(one -> attributes.put(one.text("code"), one.text("value")));
    Statement said =
        new Statement(
            0,
            input.text("code"),
            input.text("name").strip(),
            OrganizationLevel.valueOf(input.text("level")),
            said(input, "type"),
            said(input, "parent"),
            "parent",
            said(input, "sectorAuthority"),
            attributes,
            input.says("attributes"));
    return switch (organizations.save(
        said, input.optional("expectedVersion", Integer.class), field.caller())) {
      case SaveOutcome.Saved saved -> new SavePayload(Optional.of(saved.organization()), List.of());
      case SaveOutcome.NotSaved not -> new SavePayload(Optional.empty(), not.refusals());
    };
  }

  /** Empty for what is left out; an empty text, which says that there is none, for null. */
  private static Optional<String> said(Input input, String name) {
    return input.says(name)
        ? Optional.of(input.optional(name, String.class).orElse(""))
        : Optional.empty();
  }

  private List<@Nullable Organization> superiors(
      List<FieldContext> fields, Function<Organization, Optional<String>> superior) {
    List<Optional<String>> codes =
        fields.stream().map(field -> superior.apply(field.source(Organization.class))).toList();
    Map<String, Organization> found =
        organizations.find(codes.stream().flatMap(Optional::stream).toList());
    List<@Nullable Organization> answers = new ArrayList<>();
    codes.forEach(code -> answers.add(code.map(found::get).orElse(null)));
    return answers;
  }

  private List<List<Organization>> ancestors(List<FieldContext> fields) {
    Map<String, List<Organization>> found = organizations.ancestors(codes(fields));
    return each(fields, (code, field) -> found.getOrDefault(code, List.of()));
  }

  private List<Connection<Organization>> children(List<FieldContext> fields) {
    PageRequest page = PageRequest.of(fields.getFirst());
    List<String> codes = codes(fields);
    Map<String, List<Organization>> found = organizations.children(codes, page);
    Supplier<Map<String, Integer>> counts = once(() -> organizations.childCounts(codes));
    return each(
        fields,
        (code, field) ->
            page.page(
                found.getOrDefault(code, List.of()),
                Organization::code,
                () -> counts.get().getOrDefault(code, 0)));
  }

  private static List<String> codes(List<FieldContext> fields) {
    return fields.stream().map(field -> field.source(Organization.class).code()).toList();
  }

  private static <T> List<T> each(
      List<FieldContext> fields, BiFunction<String, FieldContext, T> answer) {
    return fields.stream()
        .map(field -> answer.apply(field.source(Organization.class).code(), field))
        .toList();
  }

  private static String required(FieldContext field, String argument) {
    return field.argument(argument, String.class).orElseThrow();
  }

  /** Asks at most once. */
  private static <T> Supplier<T> once(Supplier<T> question) {
    return new Supplier<>() {
      private @Nullable T answer;

      @Override
      public synchronized T get() {
        T known = answer;
        if (known == null) {
          known = question.get();
          answer = known;
        }
        return known;
      }
    };
  }
}
