package org.exemplar.organizations.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.exemplar.organizations.Organization;
import org.exemplar.organizations.OrganizationAttribute;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.spi.AttributeDefinition;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Criterion;
import org.exemplar.spi.Form;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.spi.OrganizationType;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.RecognitionRule;

/** The organisation types of one catalogue, ready to be looked up. */
final class OrganizationTypes {
  /** Sectors are asked first, the platform's own types last; localities before, where they hold. */
  private static final Comparator<Plugin> ORDER =
      Comparator.comparing((Plugin plugin) -> rank(plugin.descriptor().kind()))
          .thenComparing(plugin -> plugin.descriptor().id());

  private record Rule(RecognitionRule rule, String type) {}

  private final Map<String, Owned<OrganizationType>> types = new LinkedHashMap<>();
  private final Set<String> sectors = new HashSet<>();
  private final List<Rule> general = new ArrayList<>();
  private final Map<String, List<Rule>> local = new LinkedHashMap<>();
  private final Map<String, List<String>> lines = new LinkedHashMap<>();
  private final Catalogue catalogue;
  private final Scopes scopes;
  private final JudgingSets judging;

  OrganizationTypes(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.scopes = new Scopes(catalogue);
    this.judging = new JudgingSets(catalogue);
    catalogue.active().sorted(ORDER).forEach(this::add);
    types.keySet().forEach(code -> lines.put(code, line(code)));
  }

  Catalogue catalogue() {
    return catalogue;
  }

  Scopes scopes() {
    return scopes;
  }

  /** The type with that qualified code, empty when no plugin that works brings it. */
  Optional<Owned<OrganizationType>> find(String code) {
    return Optional.ofNullable(types.get(code));
  }

  /** Qualified codes of all types. */
  Set<String> codes() {
    return types.keySet();
  }

  /** The sector that a type, or the nearest of those that it refines, belongs to. */
  Optional<String> sector(String code) {
    return lineOf(code).stream()
        .flatMap(type -> find(type).stream())
        .map(Owned::plugin)
        .filter(sectors::contains)
        .findFirst();
  }

  /** The type and those it refines, the most general last; empty when it is not known. */
  List<String> lineOf(String code) {
    return lines.getOrDefault(code, List.of());
  }

  /** Whether a type holds for an organisation that stands there; one that nobody brings does. */
  boolean holds(String code, Position position) {
    return find(code).map(type -> scopes.holds(type.plugin(), position)).orElse(true);
  }

  /** Whether anything is recognised in one part of the tree only. */
  boolean recognizesLocally() {
    return !local.isEmpty();
  }

  /**
   * The type that level and name tell: first as the localities see it that hold there, the nearest
   * before the others.
   */
  Optional<String> recognize(OrganizationLevel level, String name, Supplier<Position> position) {
    if (recognizesLocally()) {
      for (String locality : scopes.localities(position.get())) {
        Optional<String> type = match(local.getOrDefault(locality, List.of()), level, name);
        if (type.isPresent()) {
          return type;
        }
      }
    }
    return match(general, level, name);
  }

  private static Optional<String> match(List<Rule> rules, OrganizationLevel level, String name) {
    for (Rule rule : rules) {
      if (rule.rule().matches(level, name)) {
        return Optional.of(rule.type());
      }
    }
    return Optional.empty();
  }

  /** Attributes of the type and of those it refines; its own come first. */
  Map<String, AttributeDefinition> attributes(String code) {
    Map<String, AttributeDefinition> all = new LinkedHashMap<>();
    for (String type : lineOf(code)) {
      find(type).stream()
          .flatMap(found -> found.value().attributes().stream())
          .forEach(attribute -> all.putIfAbsent(attribute.code(), attribute));
    }
    return all;
  }

  /** The sets that judge the organisation, without the items whose condition it does not meet. */
  List<Owned<CriteriaSet>> criteriaSets(Organization organization, Position position) {
    Map<String, String> values =
        organization.attributes().stream()
            .collect(Collectors.toMap(OrganizationAttribute::code, OrganizationAttribute::value));
    return judging.of(lineThere(organization, position), scopes, position).stream()
        .map(set -> new Owned<>(set.plugin(), applied(set.value(), values)))
        .toList();
  }

  /** The forms that the organisation fills in. */
  List<Owned<Form>> forms(Organization organization, Position position) {
    List<String> line = lineThere(organization, position);
    return catalogue.forms().stream()
        .filter(form -> scopes.holds(form.plugin(), position))
        .filter(
            form ->
                form.value().organizationTypes().stream()
                    .map(form::qualify)
                    .anyMatch(line::contains))
        .toList();
  }

  /** The organisation's type and those it refines, as far as they hold where it stands. */
  private List<String> lineThere(Organization organization, Position position) {
    return organization.type().map(this::lineOf).orElse(List.of()).stream()
        .filter(type -> holds(type, position))
        .toList();
  }

  private void add(Plugin plugin) {
    String id = plugin.descriptor().id();
    if (plugin.descriptor().kind() == PluginKind.SECTOR) {
      sectors.add(id);
    }
    for (OrganizationType type : plugin.organizationTypes()) {
      Owned<OrganizationType> owned = new Owned<>(id, type);
      String code = owned.qualify(type.code());
      types.putIfAbsent(code, owned);
      List<Rule> rules =
          type.recognition().isEmpty() || !scopes.isBound(id)
              ? general
              : local.computeIfAbsent(id, any -> new ArrayList<>());
      type.recognition().forEach(rule -> rules.add(new Rule(rule, code)));
    }
  }

  private List<String> line(String code) {
    Set<String> line = new LinkedHashSet<>();
    Optional<String> next = Optional.of(code);
    while (next.isPresent() && types.containsKey(next.get()) && line.add(next.get())) {
      Owned<OrganizationType> type = types.get(next.get());
      next = type.value().superType().map(type::qualify);
    }
    return List.copyOf(line);
  }

  private static CriteriaSet applied(CriteriaSet set, Map<String, String> values) {
    List<Criterion> items = set.items().stream().filter(item -> applies(item, values)).toList();
    return items.size() == set.items().size() ? set : set.with(set.dimensions(), items);
  }

  private static boolean applies(Criterion item, Map<String, String> values) {
    return item.appliesTo()
        .map(on -> on.values().contains(values.getOrDefault(on.attribute(), "")))
        .orElse(true);
  }

  private static int rank(PluginKind kind) {
    return switch (kind) {
      case SECTOR -> 0;
      case LOCALITY -> 1;
      case PLATFORM -> 2;
    };
  }
}
