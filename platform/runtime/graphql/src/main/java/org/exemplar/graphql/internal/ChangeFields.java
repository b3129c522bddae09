package org.exemplar.graphql.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.exemplar.graphql.ChangedObject;
import org.exemplar.graphql.ObjectChanges;
import org.exemplar.graphql.ObjectWatch;
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
  private final ChangeSubjects subjects;
  private final ObjectChanges changes;

  /**
   * Fields over a log.
   *
   * @param subjects what changes are about
   * @param changes what they are to those who watch
   */
  ChangeFields(ChangeLog log, ChangeSubjects subjects, ObjectChanges changes) {
    this.log = log;
    this.subjects = subjects;
    this.changes = changes;
    this.feed = new ChangeFeed(log, changes);
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
    return subjects.load(List.of(id), field.caller()).get(id);
  }

  private Flow.Publisher<ChangedObject> watch(FieldContext field) {
    long head = log.head();
    long after = field.argument("after", Integer.class).map(Integer::longValue).orElse(head);
    if (after < 0 || after > head) {
      throw new Refused(unknownPosition(head));
    }
    ObjectWatch watch =
        new ObjectWatch(types(field), field.argument("organization", String.class), field.caller());
    Optional<Refusal> wrong = changes.refusal(watch);
    if (wrong.isPresent()) {
      throw new Refused(wrong.get());
    }
    return feed.of(watch, after);
  }

  private static List<String> types(FieldContext field) {
    return field.argument("types", List.class).orElse(List.of()).stream()
        .map(String::valueOf)
        .toList();
  }

  private static Refusal unknownPosition(long head) {
    return Refusal.of(
            "CHANGE_POSITION_UNKNOWN", "after 应在 0 到 " + head + " 之间", "after is from 0 to " + head)
        .at("after");
  }

  @Override
  public void close() throws Exception {
    feed.close();
  }
}
