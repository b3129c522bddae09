package org.exemplar.graphql.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.spi.AttributeDefinition;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Form;
import org.exemplar.spi.OrganizationType;
import org.exemplar.spi.PluginKind;

/** What types of organisation inherit from the types that they refine, of any plugin. */
final class TypeFamily {
  private final Catalogue catalogue;
  private final Map<String, Owned<OrganizationType>> types = new LinkedHashMap<>();
  private final Set<String> localities;

  TypeFamily(Catalogue catalogue) {
    this.catalogue = catalogue;
    catalogue.organizationTypes().forEach(type -> types.putIfAbsent(code(type), type));
    this.localities =
        catalogue
            .active()
            .filter(plugin -> plugin.descriptor().kind() == PluginKind.LOCALITY)
            .map(plugin -> plugin.descriptor().id())
            .collect(Collectors.toSet());
  }

  /** The type's attributes, inherited ones first. */
  List<AttributeDefinition> attributes(Owned<OrganizationType> type) {
    Map<String, AttributeDefinition> all = new LinkedHashMap<>();
    for (String member : line(type).reversed()) {
      Optional.ofNullable(types.get(member)).stream()
          .flatMap(known -> known.value().attributes().stream())
          .forEach(attribute -> all.putIfAbsent(attribute.code(), attribute));
    }
    return List.copyOf(all.values());
  }

  /** All sets that judge the type, those that hold in some place only included. */
  List<Owned<CriteriaSet>> criteriaSets(Owned<OrganizationType> type) {
    return inherited(type, catalogue.criteriaSets(), CriteriaSet::organizationTypes);
  }

  /** All forms that the type fills in, those that hold in some place only included. */
  List<Owned<Form>> forms(Owned<OrganizationType> type) {
    return inherited(type, catalogue.forms(), Form::organizationTypes);
  }

  /** Whether a contribution holds wherever the type does. */
  boolean holdsWith(Owned<OrganizationType> type, Owned<?> contribution) {
    return type.plugin().equals(contribution.plugin())
        || !localities.contains(contribution.plugin());
  }

  /** Qualified codes of the types that fill in a form, sub-types included. */
  List<String> fillers(Owned<Form> form) {
    List<String> named = form.value().organizationTypes().stream().map(form::qualify).toList();
    return types.values().stream()
        .filter(type -> line(type).stream().anyMatch(named::contains))
        .map(TypeFamily::code)
        .toList();
  }

  private <T> List<Owned<T>> inherited(
      Owned<OrganizationType> type, List<Owned<T>> all, Function<T, List<String>> typesOf) {
    List<String> line = line(type);
    List<Owned<T>> found = new ArrayList<>();
    for (Owned<T> owned : all) {
      if (typesOf.apply(owned.value()).stream().map(owned::qualify).anyMatch(line::contains)) {
        found.add(owned);
      }
    }
    return found;
  }

  /** Qualified codes of the type and of those that it refines, nearest first. */
  private List<String> line(Owned<OrganizationType> type) {
    Set<String> line = new LinkedHashSet<>();
    Optional<Owned<OrganizationType>> next = Optional.of(type);
    while (next.isPresent() && line.add(code(next.get()))) {
      Owned<OrganizationType> at = next.get();
      next = at.value().superType().map(at::qualify).map(types::get);
    }
    return List.copyOf(line);
  }

  private static String code(Owned<OrganizationType> type) {
    return type.qualify(type.value().code());
  }
}
