package org.exemplar.graphql.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.exemplar.archive.ScopeTree;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.Refused;
import org.exemplar.spi.schema.SchemaContribution;
import org.exemplar.spi.schema.SourceStream;
import org.exemplar.store.ChangeLog;
import org.jspecify.annotations.Nullable;

/** Answers the fields of {@code changes.graphqls}. */
final class ChangeFields implements SchemaContribution, AutoCloseable {
  private final ChangeFeed feed;
  private final ChangeLog log;
  private final ObjectChanges objects;

  /**
   * Fields over a log.
   *
   * @param tree knows which organisation lies below which
   */
  ChangeFields(ChangeLog log, ObjectChanges objects, Supplier<ScopeTree> tree) {
    this.log = log;
    this.objects = objects;
    this.feed = new ChangeFeed(log, objects, tree);
  }

  @Override
  public Map<String, Fetcher> fetchers() {
    return Map.of(
        "Query.changePosition", field -> log.head(),
        "ObjectChange.organization", field -> field.source(ChangedObject.class).organizationCode(),
        "ObjectChange.object", field -> field.source(ChangedObject.class).id(),
        "ChangedObject.id", field -> field.source(GlobalId.class).encode(),
        "ChangedObject.node", this::node);
  }

  @Override
  public Map<String, SourceStream> sourceStreams() {
    return Map.of("Subscription.objectChanged", this::watch);
  }

  private @Nullable Object node(FieldContext field) {
    GlobalId id = field.source(GlobalId.class);
    return objects.load(List.of(id), field.caller()).get(id);
  }

  private Flow.Publisher<ChangedObject> watch(FieldContext field) {
    long head = log.head();
    long after = field.argument("after", Integer.class).map(Integer::longValue).orElse(head);
    if (after < 0 || after > head) {
      throw new Refused(unknownPosition(head));
    }
    Set<String> types = Set.copyOf(types(field));
    Optional<String> organization = field.argument("organization", String.class);
    organization.ifPresent(code -> checkOrganization(code, field.caller()));
    return feed.of(new ChangeFeed.Watch(types, organization, field.caller(), after));
  }

  private List<String> types(FieldContext field) {
    List<String> asked =
        field.argument("types", List.class).orElse(List.of()).stream()
            .map(String::valueOf)
            .toList();
    Set<String> known = new TreeSet<>(objects.types());
    for (int i = 0; i < asked.size(); i++) {
      if (!known.contains(asked.get(i))) {
        throw new Refused(unknownType(asked.get(i), known).at("types", Integer.toString(i)));
      }
    }
    return asked;
  }

  private void checkOrganization(String code, Caller caller) {
    GlobalId id = new GlobalId(SchemaObjects.ORGANIZATION, code);
    if (!objects.load(List.of(id), caller).containsKey(id)) {
      throw new Refused(
          Refusal.notFound(
                  "ORGANIZATION_NOT_FOUND", "没有组织 " + code, "there is no organisation " + code)
              .at("organization"));
    }
  }

  private static Refusal unknownPosition(long head) {
    return Refusal.of(
            "CHANGE_POSITION_UNKNOWN", "after 应在 0 到 " + head + " 之间", "after is from 0 to " + head)
        .at("after");
  }

  private static Refusal unknownType(String type, Set<String> known) {
    return Refusal.noneOf(
        known, "OBJECT_TYPE_UNKNOWN", "没有对象类型 " + type, "there is no type of objects " + type);
  }

  @Override
  public void close() throws Exception {
    feed.close();
  }
}
