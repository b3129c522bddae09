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
import java.util.stream.Collectors;
import org.exemplar.organizations.Organization;
import org.exemplar.organizations.OrganizationAttribute;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.spi.AttributeDefinition;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Criterion;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.spi.OrganizationType;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.RecognitionRule;

/** The organisation types of one catalogue, ready to be looked up. */
final class OrganizationTypes {
  /** Sectors are asked first, the platform's own types last. */
  private static final Comparator<Plugin> ORDER =
      Comparator.comparing((Plugin plugin) -> rank(plugin.descriptor().kind()))
          .thenComparing(plugin -> plugin.descriptor().id());

  private record Rule(RecognitionRule rule, String type) {}

  private final Map<String, Owned<OrganizationType>> types = new LinkedHashMap<>();
  private final Set<String> sectors = new HashSet<>();
  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, List<String>> lines = new LinkedHashMap<>();
  private final Map<String, List<Owned<CriteriaSet>>> criteria = new LinkedHashMap<>();

  OrganizationTypes(Catalogue catalogue) {
    catalogue.active().sorted(ORDER).forEach(this::add);
    types.keySet().forEach(code -> lines.put(code, line(code)));
    for (Owned<CriteriaSet> set : catalogue.criteriaSets()) {
      for (String type : set.value().organizationTypes()) {
        criteria.computeIfAbsent(set.qualify(type), key -> new ArrayList<>()).add(set);
      }
    }
  }

  /** The type with that qualified code, empty when no plugin that works brings it. */
  Optional<Owned<OrganizationType>> find(String code) {
    return Optional.ofNullable(types.get(code));
  }

  /** Qualified codes of all types. */
  Set<String> codes() {
    return types.keySet();
  }

  /** The sector that a type belongs to. */
  Optional<String> sector(String code) {
    return find(code).map(Owned::plugin).filter(sectors::contains);
  }

  /** The type and those it refines, the most general last; empty when it is not known. */
  List<String> lineOf(String code) {
    return lines.getOrDefault(code, List.of());
  }

  /** The type that level and name tell. */
  Optional<String> recognize(OrganizationLevel level, String name) {
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
  List<Owned<CriteriaSet>> criteriaSets(Organization organization) {
    Map<String, String> values =
        organization.attributes().stream()
            .collect(Collectors.toMap(OrganizationAttribute::code, OrganizationAttribute::value));
    return organization.type().map(this::lineOf).orElse(List.of()).stream()
        .flatMap(type -> criteria.getOrDefault(type, List.of()).stream())
        .distinct()
        .map(set -> new Owned<>(set.plugin(), applied(set.value(), values)))
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
    return items.size() == set.items().size() ? set : with(set, items);
  }

  private static boolean applies(Criterion item, Map<String, String> values) {
    return item.appliesTo()
        .map(on -> on.values().contains(values.getOrDefault(on.attribute(), "")))
        .orElse(true);
  }

  private static CriteriaSet with(CriteriaSet set, List<Criterion> items) {
    return new CriteriaSet(
        set.code(),
        set.issuer(),
        set.subjectKind(),
        set.organizationTypes(),
        set.name(),
        set.version(),
        set.use(),
        set.theme(),
        set.refines(),
        set.related(),
        set.source(),
        set.dimensions(),
        items);
  }

  private static int rank(PluginKind kind) {
    return switch (kind) {
      case SECTOR -> 0;
      case LOCALITY -> 1;
      case PLATFORM -> 2;
    };
  }
}
