package org.exemplar.plugins.internal;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.content.Codes;
import org.exemplar.plugins.internal.content.Offers;
import org.exemplar.plugins.internal.content.OwnCriteria;
import org.exemplar.plugins.internal.content.Unresolved;
import org.exemplar.spi.AttributeDefinition;
import org.exemplar.spi.Form;
import org.exemplar.spi.IndexSource;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.OrganizationType;
import org.exemplar.spi.SearchIndex;

/**
 * Names that a plugin leaves to be filled in by others: types of organisation, forms, sets that its
 * sets refine, sectors and types that its indexes are about. What nobody offers is a problem until
 * somebody does.
 */
final class References {
  private final PluginParts parts;
  private final Offers offers;
  private final TypeLines lines;
  private final Collection<Problem> problems;

  private References(PluginParts parts, Offers offers, Collection<Problem> problems) {
    this.parts = parts;
    this.offers = offers;
    this.lines = new TypeLines(offers.types());
    this.problems = problems;
  }

  /**
   * Looks at all of a plugin's.
   *
   * @param own what its criteria sets say themselves
   * @param problems receives what nobody offers
   */
  static void check(
      PluginParts parts, List<OwnCriteria> own, Offers offers, Collection<Problem> problems) {
    References references = new References(parts, offers, problems);
    parts.organizationTypes().forEach(references::type);
    new CriteriaReferences(references).check(own);
    parts.forms().forEach(references::form);
    parts.searchIndexes().forEach(references::index);
    new ProgrammeReferences(references).check(parts);
  }

  private void type(OrganizationType type) {
    String part = "type/" + type.code();
    type.superType()
        .filter(References::namesPlugin)
        .filter(above -> !offers.types().containsKey(above))
        .ifPresent(above -> open(part + "/extends", Unresolved.type(above, offers)));
    List<String> circle = lines.circle(qualify(type.code()));
    if (!circle.isEmpty()) {
      problems.add(
          parts.places().problem(part + "/extends", LifecycleCodes.CIRCLE, circle(circle)));
    }
    repeated(type, part);
  }

  /** Attributes that a type of another plugin above it has already. */
  private void repeated(OrganizationType type, String part) {
    for (String above : lines.of(qualify(type.code()))) {
      if (above.startsWith(parts.descriptor().id() + "/")) {
        continue;
      }
      for (AttributeDefinition attribute :
          Objects.requireNonNull(offers.types().get(above)).attributes()) {
        type.attributes().stream()
            .filter(own -> own.code().equals(attribute.code()))
            .forEach(own -> problems.add(conflict(part + "/" + own.code(), own.code(), above)));
      }
    }
  }

  private Problem conflict(String part, String attribute, String type) {
    return parts
        .places()
        .problem(
            part,
            LifecycleCodes.REFINEMENT_CONFLICT,
            new LocalizedText(
                "属性 " + attribute + " 已由上位类型 " + type + " 定义，请改名或删去",
                "type "
                    + type
                    + ", which this one refines, has an attribute "
                    + attribute
                    + " already; rename or remove it"));
  }

  /** Types of other plugins; the place of each is the part with its name behind it. */
  void types(String part, List<String> types) {
    types.stream()
        .filter(References::namesPlugin)
        .filter(type -> !offers.types().containsKey(type))
        .forEach(type -> open(part + type, Unresolved.type(type, offers)));
  }

  private void form(Form form) {
    types("form/" + form.id() + "/organizationTypes/", form.organizationTypes());
  }

  private void index(SearchIndex index) {
    where(index, "sector")
        .filter(sector -> !offers.sectors().contains(sector))
        .ifPresent(sector -> open(index, "sector", Unresolved.sector(sector, offers.sectors())));
    typePath(index.source())
        .ifPresent(
            path ->
                where(index, path)
                    .filter(type -> !offers.types().containsKey(type))
                    .ifPresent(
                        type ->
                            open(
                                index,
                                path,
                                Unresolved.qualifiedType(type, offers.types().keySet()))));
  }

  /** Where documents of a kind say of which type the organisation is. */
  private static Optional<String> typePath(IndexSource source) {
    return switch (source) {
      case ORGANIZATION -> Optional.of("type");
      case CASE -> Optional.of("organizationType");
      case CLAUSE -> Optional.empty();
    };
  }

  private static Optional<String> where(SearchIndex index, String path) {
    return Optional.ofNullable(index.where().get(path));
  }

  private static LocalizedText circle(List<String> types) {
    String way = String.join(" → ", types);
    return new LocalizedText(
        "类型不能经 extends 回到自己：" + way + "，请改正 extends",
        "a type must not refine itself, be it by way of other plugins: "
            + way
            + "; correct extends");
  }

  static boolean namesPlugin(String name) {
    return name.indexOf('/') >= 0;
  }

  /** Plugin and code of a type as this plugin names it. */
  String qualify(String name) {
    return new Owned<>(parts.descriptor().id(), name).qualify(name);
  }

  boolean isForeign(String type) {
    return !type.startsWith(parts.descriptor().id() + "/");
  }

  private void open(SearchIndex index, String path, LocalizedText message) {
    open("index/" + index.id() + "/where/" + path, message);
  }

  void open(String part, LocalizedText message) {
    problems.add(parts.places().problem(part, Codes.UNRESOLVED, message));
  }

  Offers offers() {
    return offers;
  }

  TypeLines lines() {
    return lines;
  }
}
