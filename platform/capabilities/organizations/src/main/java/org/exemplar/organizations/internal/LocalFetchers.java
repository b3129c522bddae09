package org.exemplar.organizations.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.exemplar.organizations.Organization;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.spi.GlossaryTerm;
import org.exemplar.spi.schema.BatchFetcher;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.Refused;
import org.exemplar.spi.schema.SchemaContribution;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Answers what depends on where an organisation stands: what a locality brings holds there alone.
 */
@Component
public final class LocalFetchers implements SchemaContribution {
  private final StoredOrganizations organizations;

  @Activate
  public LocalFetchers(@Reference StoredOrganizations organizations) {
    this.organizations = organizations;
  }

  @Override
  public Map<String, BatchFetcher> batchFetchers() {
    return Map.of(
        "Organization.organizationType",
        fields -> each(fields, LocalFetchers::type),
        "Organization.criteriaSets",
        fields -> each(fields, (there, types) -> types.criteriaSets(there.of(), there.position())),
        "Organization.forms",
        fields -> each(fields, (there, types) -> types.forms(there.of(), there.position())),
        "Organization.localities",
        fields -> each(fields, LocalFetchers::localities));
  }

  @Override
  public Map<String, Fetcher> fetchers() {
    Map<String, Fetcher> fields = new HashMap<>();
    fields.put("Query.glossary", this::glossary);
    fields.put(
        "Query.programmeTemplates", f -> holding(f, current().catalogue().programmeTemplates()));
    fields.put("Query.carriers", field -> holding(field, current().catalogue().carriers()));
    fields.put("Query.guidance", field -> holding(field, current().catalogue().guidance()));
    return fields;
  }

  /** An organisation and where it stands. */
  private record There(Organization of, Position position) {}

  private OrganizationTypes current() {
    return organizations.types();
  }

  private List<@Nullable Object> each(
      List<FieldContext> fields, BiFunction<There, OrganizationTypes, @Nullable Object> answer) {
    OrganizationTypes types = current();
    List<Organization> asked =
        fields.stream().map(field -> field.source(Organization.class)).toList();
    Map<String, Position> positions =
        organizations.positions(asked.stream().map(Organization::code).toList(), types.scopes());
    List<@Nullable Object> answers = new ArrayList<>();
    for (Organization one : asked) {
      Position position = positions.getOrDefault(one.code(), Position.ELSEWHERE);
      answers.add(answer.apply(new There(one, position), types));
    }
    return answers;
  }

  /** Null where the type's plugin does not work, or does not hold there. */
  private static @Nullable Object type(There there, OrganizationTypes types) {
    return there
        .of()
        .type()
        .flatMap(types::find)
        .filter(type -> types.scopes().holds(type.plugin(), there.position()))
        .orElse(null);
  }

  private static Object localities(There there, OrganizationTypes types) {
    Catalogue catalogue = types.catalogue();
    return types.scopes().localities(there.position()).stream()
        .flatMap(id -> catalogue.active(id).stream())
        .toList();
  }

  private Object glossary(FieldContext field) {
    OrganizationTypes types = current();
    Optional<String> word = field.argument("term", String.class);
    List<Owned<GlossaryTerm>> terms =
        field
            .argument("organization", String.class)
            .map(code -> types.scopes().localities(position(code, types)))
            .map(types.catalogue()::glossary)
            .orElseGet(types.catalogue()::glossary);
    return terms.stream()
        .filter(one -> word.isEmpty() || isCalled(one.value(), word.get().strip()))
        .toList();
  }

  private static boolean isCalled(GlossaryTerm term, String word) {
    return term.term().equals(word)
        || term.variants().contains(word)
        || term.typos().contains(word);
  }

  /** Those of one plugin or of all; those that hold for one organisation or all. */
  private <T> List<Owned<T>> holding(FieldContext field, List<Owned<T>> all) {
    OrganizationTypes types = current();
    Optional<String> plugin = field.argument("plugin", String.class);
    @Nullable Position position =
        field
            .argument("organization", String.class)
            .map(code -> position(code, types))
            .orElse(null);
    return all.stream()
        .filter(one -> plugin.isEmpty() || one.plugin().equals(plugin.get()))
        .filter(one -> position == null || types.scopes().holds(one.plugin(), position))
        .toList();
  }

  private Position position(String code, OrganizationTypes types) {
    if (organizations.find(code).isEmpty()) {
      throw new Refused(
          Refusal.notFound(
                  "ORGANIZATION_NOT_FOUND",
                  "没有代码为“" + code + "”的组织",
                  "there is no organisation " + code)
              .at("organization"));
    }
    return organizations
        .positions(List.of(code), types.scopes())
        .getOrDefault(code, Position.ELSEWHERE);
  }
}
