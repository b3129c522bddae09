package org.exemplar.graphql.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.exemplar.archive.ScopeTree;
import org.exemplar.graphql.ChangedObject;
import org.exemplar.graphql.ObjectChanges;
import org.exemplar.graphql.ObjectWatch;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.Change;
import org.exemplar.store.ChangeKind;

/** What changes are to those who watch, by what the schema has and by the tree. */
final class ToldChanges implements ObjectChanges {
  private final ChangeSubjects subjects;
  private final Supplier<ScopeTree> tree;

  /**
   * Tells changes.
   *
   * @param tree knows which organisation lies below which
   */
  ToldChanges(ChangeSubjects subjects, Supplier<ScopeTree> tree) {
    this.subjects = subjects;
    this.tree = tree;
  }

  @Override
  public boolean isReady() {
    return !subjects.types().isEmpty();
  }

  @Override
  public Optional<Refusal> refusal(ObjectWatch watch) {
    Set<String> known = new TreeSet<>(subjects.types());
    for (int i = 0; i < watch.types().size(); i++) {
      if (!known.contains(watch.types().get(i))) {
        return Optional.of(
            unknownType(watch.types().get(i), known).at("types", Integer.toString(i)));
      }
    }
    return watch
        .organization()
        .filter(code -> !isThere(new GlobalId(SchemaObjects.ORGANIZATION, code), watch.caller()))
        .map(ToldChanges::notFound);
  }

  private boolean isThere(GlobalId id, Caller caller) {
    return subjects.load(List.of(id), caller).containsKey(id);
  }

  @Override
  public Optional<ChangedObject> told(Change change, ObjectWatch watch) {
    return subjects
        .of(change)
        .filter(each -> watch.types().isEmpty() || watch.types().contains(each.id().type()))
        .filter(
            each -> watch.organization().isEmpty() || isWithin(each, watch.organization().get()))
        .filter(each -> maySee(each, watch.caller()));
  }

  private boolean isWithin(ChangedObject change, String organization) {
    return change
        .organizationCode()
        .filter(code -> tree.get().within(code, organization))
        .isPresent();
  }

  /** Whoever is known no longer gets the event, which is where it is told so. */
  private boolean maySee(ChangedObject change, Caller watching) {
    Optional<Caller> caller = watching.now();
    if (caller.isEmpty()) {
      return true;
    }
    return change.kind() == ChangeKind.DELETED
        ? caller.get().has("audit:read")
        : isThere(change.id(), caller.get());
  }

  private static Refusal notFound(String code) {
    return Refusal.notFound(
            "ORGANIZATION_NOT_FOUND", "没有组织 " + code, "there is no organisation " + code)
        .at("organization");
  }

  private static Refusal unknownType(String type, Set<String> known) {
    return Refusal.noneOf(
        known, "OBJECT_TYPE_UNKNOWN", "没有对象类型 " + type, "there is no type of objects " + type);
  }
}
