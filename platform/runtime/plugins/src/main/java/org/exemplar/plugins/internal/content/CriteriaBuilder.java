package org.exemplar.plugins.internal.content;

import static org.exemplar.plugins.internal.content.Values.constant;
import static org.exemplar.plugins.internal.content.Values.localized;
import static org.exemplar.plugins.internal.content.Values.optional;
import static org.exemplar.plugins.internal.content.Values.text;
import static org.exemplar.plugins.internal.content.Values.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exemplar.plugins.Place;
import org.exemplar.plugins.internal.content.CriteriaSetDraft.DimensionDraft;
import org.exemplar.plugins.internal.content.CriteriaSetDraft.ItemDraft;
import org.exemplar.plugins.internal.content.CriteriaSetDraft.Own;
import org.exemplar.plugins.internal.content.CriteriaSetDraft.Rest;
import org.exemplar.plugins.internal.content.CriteriaSetDraft.Used;
import org.exemplar.spi.Condition;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.CriteriaUse;
import org.exemplar.spi.Dimension;
import org.exemplar.spi.EvidenceKind;
import org.exemplar.spi.Issuer;
import org.exemplar.spi.SharedCriterion;
import org.exemplar.spi.SubjectKind;

/** Builds criteria sets, dimensions and shared criteria. */
final class CriteriaBuilder {
  private CriteriaBuilder() {}

  static Dimension dimension(JsonNode dimension) {
    return new Dimension(
        text(dimension, "code"),
        localized(dimension, "name"),
        Values.optionalLocalized(dimension, "description"));
  }

  static SharedCriterion shared(JsonNode shared) {
    return new SharedCriterion(
        text(shared, "code"),
        localized(shared, "text"),
        constant(EvidenceKind.class, shared, "evidence"));
  }

  static CriteriaSetDraft build(Located set) {
    List<DimensionDraft> dimensions = new ArrayList<>();
    List<ItemDraft> items = new ArrayList<>();
    set.elements("dimensions").forEach(dimension -> dimensions.add(dimensionDraft(dimension)));
    set.elements("items").forEach(item -> items.add(itemDraft(item)));
    return new CriteriaSetDraft(head(set.node()), dimensions, items);
  }

  private static CriteriaSet head(JsonNode set) {
    JsonNode issuer = set.path("issuer");
    return new CriteriaSet(
        text(set, "code"),
        new Issuer(text(issuer, "code"), localized(issuer, "name")),
        constant(SubjectKind.class, set, "subjectKind"),
        texts(set, "organizationTypes"),
        localized(set, "name"),
        Values.version(set),
        constant(CriteriaUse.class, set, "use"),
        Values.optionalLocalized(set, "theme"),
        optional(set, "refines"),
        texts(set, "related"),
        Values.anchor(set, "source"),
        List.of(),
        List.of());
  }

  private static DimensionDraft dimensionDraft(Located dimension) {
    return reference(dimension.child("use"))
        .<DimensionDraft>map(Used::new)
        .orElseGet(() -> new Own(dimension(dimension.node())));
  }

  private static ItemDraft itemDraft(Located item) {
    JsonNode node = item.node();
    Rest rest =
        new Rest(
            text(node, "code"),
            text(node, "dimension"),
            condition(node.path("appliesTo")),
            texts(node, "field"),
            Values.anchor(node, "clause"),
            optional(node, "sharpens"));
    return new ItemDraft(
        rest,
        Values.optionalLocalized(node, "text"),
        optional(node, "evidence").map(EvidenceKind::valueOf),
        reference(item.child("shared")));
  }

  private static Optional<Condition> condition(JsonNode condition) {
    if (!condition.isObject()) {
      return Optional.empty();
    }
    List<String> values = texts(condition, condition.has("in") ? "in" : "equals");
    return Optional.of(new Condition(text(condition, "attribute"), values));
  }

  private static Optional<Reference> reference(Located place) {
    ContentFile file = place.file();
    return place
        .text()
        .map(
            key ->
                new Reference(
                    key, new Place(file.name(), file.line(place.pointer()), place.pointer())));
  }
}
