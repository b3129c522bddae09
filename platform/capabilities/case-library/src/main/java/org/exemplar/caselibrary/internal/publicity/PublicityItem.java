package org.exemplar.caselibrary.internal.publicity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.store.NewChange;

/**
 * Something that is made public (宣传条目).
 *
 * @param version 1 at first, one more at each change
 */
record PublicityItem(String key, ItemDraft said, ItemState state, int version, Instant updatedAt) {
  /** The object type, and that of the subject in the change log. */
  static final String TYPE = "PublicityItem";

  public String id() {
    return new GlobalId(TYPE, key).encode();
  }

  public String title() {
    return said.title();
  }

  public Optional<String> where() {
    return said.where();
  }

  public Optional<String> url() {
    return said.url();
  }

  public Optional<LocalDate> plannedOn() {
    return said.plannedOn();
  }

  public Optional<LocalDate> publishedOn() {
    return said.publishedOn();
  }

  public Optional<String> planNode() {
    return said.planNode();
  }

  Map<String, Object> told() {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("version", version);
    told.put(NewChange.ORGANIZATION, said.organizationCode());
    told.put("subject", said.subject().encode());
    told.put("channel", said.channelCode());
    told.put("title", title());
    where().ifPresent(text -> told.put("where", text));
    url().ifPresent(text -> told.put("url", text));
    plannedOn().ifPresent(day -> told.put("plannedOn", day.toString()));
    publishedOn().ifPresent(day -> told.put("publishedOn", day.toString()));
    said.planKey().ifPresent(plan -> told.put("plan", plan));
    planNode().ifPresent(node -> told.put("planNode", node));
    told.put("state", state.name());
    return told;
  }
}
