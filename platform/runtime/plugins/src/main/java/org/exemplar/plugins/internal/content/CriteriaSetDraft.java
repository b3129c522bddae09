package org.exemplar.plugins.internal.content;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Criterion;
import org.exemplar.spi.Dimension;
import org.exemplar.spi.EvidenceKind;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.SharedCriterion;

/**
 * A criteria set whose references to other plugins are not filled in yet.
 *
 * @param head the set without dimensions and items
 * @param dimensions its dimensions
 * @param items its items
 */
public record CriteriaSetDraft(
    CriteriaSet head, List<DimensionDraft> dimensions, List<ItemDraft> items) {
  public CriteriaSetDraft {
    dimensions = List.copyOf(dimensions);
    items = List.copyOf(items);
  }

  /** A dimension of the set's own or one that another plugin defines. */
  public sealed interface DimensionDraft {}

  /** A dimension of its own. */
  public record Own(Dimension dimension) implements DimensionDraft {}

  /** A dimension of another plugin. */
  public record Used(Reference use) implements DimensionDraft {}

  /**
   * An item that may leave text and evidence to a shared criterion.
   *
   * @param item the item; its text and evidence hold only where they are not left out
   * @param text its own text
   * @param evidence its own kind of evidence
   * @param shared the shared criterion
   */
  public record ItemDraft(
      Rest item,
      Optional<LocalizedText> text,
      Optional<EvidenceKind> evidence,
      Optional<Reference> shared) {}

  /** The parts of an item that never depend on another plugin. */
  public record Rest(
      String code,
      String dimension,
      Optional<org.exemplar.spi.Condition> appliesTo,
      List<String> fields,
      Optional<org.exemplar.spi.ClauseAnchor> clause,
      Optional<String> sharpens) {}

  /**
   * Fills in what other plugins offer.
   *
   * @param problems receives the references that nobody offers
   * @return its own criteria, empty when a reference is open
   */
  public Optional<OwnCriteria> resolve(Offers offers, Collection<Problem> problems) {
    List<Dimension> groups = new ArrayList<>();
    List<Criterion> criteria = new ArrayList<>();
    dimensions.forEach(draft -> dimension(draft, offers, problems).ifPresent(groups::add));
    items.forEach(draft -> item(draft, offers, problems).ifPresent(criteria::add));
    boolean complete = groups.size() == dimensions.size() && criteria.size() == items.size();
    return complete ? Optional.of(new OwnCriteria(head, groups, criteria)) : Optional.empty();
  }

  private static Optional<Dimension> dimension(
      DimensionDraft draft, Offers offers, Collection<Problem> problems) {
    return switch (draft) {
      case Own own -> Optional.of(own.dimension());
      case Used used -> find(Words.DIMENSION, used.use(), offers, offers.dimensions(), problems);
    };
  }

  private static Optional<Criterion> item(
      ItemDraft draft, Offers offers, Collection<Problem> problems) {
    if (draft.shared().isEmpty()) {
      return Optional.of(
          criterion(draft, draft.text().orElseThrow(), draft.evidence().orElseThrow()));
    }
    return find(Words.SHARED, draft.shared().get(), offers, offers.sharedCriteria(), problems)
        .map(shared -> merged(draft, shared));
  }

  private static Criterion merged(ItemDraft draft, SharedCriterion shared) {
    return criterion(
        draft, draft.text().orElse(shared.text()), draft.evidence().orElse(shared.evidence()));
  }

  private static Criterion criterion(ItemDraft draft, LocalizedText text, EvidenceKind evidence) {
    Rest item = draft.item();
    return new Criterion(
        item.code(),
        item.dimension(),
        text,
        evidence,
        draft.shared().map(Reference::key),
        item.appliesTo(),
        item.fields(),
        item.clause(),
        item.sharpens());
  }

  private static <T> Optional<T> find(
      LocalizedText what,
      Reference reference,
      Offers offers,
      Map<String, T> offered,
      Collection<Problem> problems) {
    T found = offered.get(reference.key());
    if (found == null) {
      LocalizedText message = Unresolved.part(what, reference.key(), offers, offered.keySet());
      problems.add(reference.place().problem(Codes.UNRESOLVED, message));
    }
    return Optional.ofNullable(found);
  }
}
