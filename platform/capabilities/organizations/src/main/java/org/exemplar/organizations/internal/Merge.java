package org.exemplar.organizations.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.exemplar.organizations.Organization;
import org.exemplar.organizations.OrganizationAttribute;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.spi.AttributeDefinition;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.spi.OrganizationType;

/** Lays what is said of an organisation over what is known of it. */
final class Merge {
  private final OrganizationTypes types;
  private final Lineage lineage;
  private final RowErrors errors;

  /**
   * Over what is known.
   *
   * @param lineage who would stand above whom
   */
  Merge(OrganizationTypes types, Lineage lineage, RowErrors errors) {
    this.types = types;
    this.lineage = lineage;
    this.errors = errors;
  }

  /** Where an organisation would stand. */
  static Standing standing(Statement said, Optional<Organization> before) {
    return new Standing(
        said.level(),
        said(said.parent(), before.flatMap(Organization::parentCode)),
        said(said.sectorAuthority(), before.flatMap(Organization::sectorAuthorityCode)));
  }

  /** The organisation as it would stand, still with the version of before. */
  Organization merge(Statement said, Optional<Organization> before) {
    Optional<String> given = given(said, before);
    Optional<String> type =
        given
            .or(() -> kept(said, before))
            .or(() -> types.recognize(said.level(), said.name(), () -> position(said)));
    checkLevel(said, type);
    Standing standing = standing(said, before);
    given.ifPresent(code -> checkScope(said, before, standing, code));
    return new Organization(
        said.code(),
        said.name(),
        said.level(),
        type.filter(this::isAway).isPresent()
            ? before.flatMap(Organization::sector)
            : type.flatMap(types::sector),
        type,
        given.isPresent(),
        attributes(said, before, type).entrySet().stream()
            .map(entry -> new OrganizationAttribute(entry.getKey(), entry.getValue()))
            .toList(),
        standing.parent(),
        standing.sectorAuthority(),
        before.map(Organization::version).orElse(0),
        before.map(Organization::updatedAt).orElse(""));
  }

  /** The recognised type of before, where nothing is said of types and its plugin is away. */
  private Optional<String> kept(Statement said, Optional<Organization> before) {
    return said.type().isPresent()
        ? Optional.empty()
        : before.flatMap(Organization::type).filter(this::isAway);
  }

  /** Whether the plugin of a type does not work at present; what it said is kept until it does. */
  private boolean isAway(String type) {
    return types.find(type).isEmpty();
  }

  private static Optional<String> said(Optional<String> said, Optional<String> before) {
    return said.isPresent() ? said.filter(text -> !text.isEmpty()) : before;
  }

  private Optional<String> given(Statement said, Optional<Organization> before) {
    Optional<String> given =
        said(said.type(), before.filter(Organization::typeGiven).flatMap(Organization::type));
    if (said.type().isPresent() && given.isPresent() && types.find(given.get()).isEmpty()) {
      List<String> codes = List.copyOf(types.codes());
      errors.add(
          RowError.of(
                  said.line(),
                  "TYPE_UNKNOWN",
                  "type",
                  "没有类型“" + given.get() + "”；可用类型：" + String.join("、", codes),
                  "there is no type " + given.get() + "; there are " + String.join(", ", codes))
              .noneOf(codes));
    }
    return given;
  }

  private Position position(Statement said) {
    return lineage.position(said.code(), types.scopes().roots());
  }

  /** A type of a locality is given, and kept in a move, only where the locality holds. */
  private void checkScope(
      Statement said, Optional<Organization> before, Standing standing, String type) {
    boolean moves = !before.flatMap(Organization::parentCode).equals(standing.parent());
    boolean asks = said.type().isPresent() || moves;
    Optional<String> plugin = types.find(type).map(Owned::plugin).filter(types.scopes()::isBound);
    if (asks && plugin.isPresent() && !types.holds(type, position(said))) {
      String places = String.join("、", types.scopes().of(plugin.get()));
      errors.add(
          RowError.of(
              said.line(),
              "OUT_OF_SCOPE",
              said.type().isPresent() ? "type" : said.parentColumn(),
              "类型“%s”只用于组织 %s 及其下级，“%s”不在其中；请改用别的类型".formatted(type, places, said.code()),
              "type %s is for organisation %s and all below; %s does not stand there; use another type"
                  .formatted(type, places.replace("、", ", "), said.code())));
    }
  }

  private void checkLevel(Statement said, Optional<String> type) {
    Optional<OrganizationType> known = type.flatMap(types::find).map(Owned::value);
    if (known.isPresent() && !known.get().levels().contains(said.level())) {
      List<String> levels =
          known.get().levels().stream().sorted().map(OrganizationLevel::name).toList();
      errors.add(
          RowError.of(
                  said.line(),
                  "LEVEL_INVALID",
                  "level",
                  "类型“%s”的层级应为 %s，而不是 %s"
                      .formatted(type.get(), String.join("、", levels), said.level()),
                  "an organisation of type %s has level %s, not %s"
                      .formatted(type.get(), String.join(" or ", levels), said.level()))
              .noneOf(levels));
    }
  }

  private Map<String, String> attributes(
      Statement said, Optional<Organization> before, Optional<String> type) {
    Map<String, AttributeDefinition> defined = type.map(types::attributes).orElse(Map.of());
    boolean known = type.flatMap(types::find).isPresent();
    Map<String, String> values = new TreeMap<>();
    if (!said.wholly() && before.isPresent()) {
      for (OrganizationAttribute value : before.get().attributes()) {
        if (!known || defined.containsKey(value.code())) {
          values.put(value.code(), value.value());
        }
      }
    }
    said.attributes().forEach((code, value) -> put(values, said, defined, code, value));
    return values;
  }

  private void put(
      Map<String, String> values,
      Statement said,
      Map<String, AttributeDefinition> defined,
      String code,
      String value) {
    if (value.isEmpty()) {
      values.remove(code);
      return;
    }
    AttributeValues.check(defined, code, value)
        .ifPresentOrElse(
            why ->
                errors.add(
                    new RowError(
                        said.line(), "ATTRIBUTE_INVALID", Optional.of("attr." + code), why)),
            () -> values.put(code, value));
  }
}
