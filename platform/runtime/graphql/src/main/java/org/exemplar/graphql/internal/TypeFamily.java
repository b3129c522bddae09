package org.exemplar.graphql.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.spi.AttributeDefinition;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Form;
import org.exemplar.spi.OrganizationType;

/** What types of organisation inherit from the types that they refine. */
record TypeFamily(Catalogue catalogue) {
  /** The type's attributes, inherited ones first. */
  List<AttributeDefinition> attributes(Owned<OrganizationType> type) {
    List<AttributeDefinition> all = new ArrayList<>();
    for (OrganizationType member : lineage(type).reversed()) {
      all.addAll(member.attributes());
    }
    return all;
  }

  List<Owned<CriteriaSet>> criteriaSets(Owned<OrganizationType> type) {
    return inherited(type, catalogue.criteriaSets(), CriteriaSet::organizationTypes);
  }

  List<Owned<Form>> forms(Owned<OrganizationType> type) {
    return inherited(type, catalogue.forms(), Form::organizationTypes);
  }

  /** Qualified codes of the types that fill in a form, sub-types included. */
  List<String> fillers(Owned<Form> form) {
    return catalogue.organizationTypes().stream()
        .filter(type -> forms(type).contains(form))
        .map(type -> type.qualify(type.value().code()))
        .toList();
  }

  private <T> List<Owned<T>> inherited(
      Owned<OrganizationType> type, List<Owned<T>> all, Function<T, List<String>> typesOf) {
    List<String> codes = lineage(type).stream().map(OrganizationType::code).toList();
    return all.stream()
        .filter(owned -> owned.plugin().equals(type.plugin()))
        .filter(owned -> typesOf.apply(owned.value()).stream().anyMatch(codes::contains))
        .toList();
  }

  /** The type and those that it refines, nearest first. */
  private List<OrganizationType> lineage(Owned<OrganizationType> type) {
    List<OrganizationType> line = new ArrayList<>();
    Optional<OrganizationType> next = Optional.of(type.value());
    while (next.isPresent() && !line.contains(next.get())) {
      line.add(next.get());
      next = next.get().superType().flatMap(code -> find(type, code));
    }
    return line;
  }

  private Optional<OrganizationType> find(Owned<OrganizationType> type, String code) {
    return catalogue.organizationType(type.qualify(code)).map(Owned::value);
  }
}
