package org.exemplar.caselibrary.internal.publicity;

import static org.exemplar.caselibrary.internal.publicity.PublicityChannels.WRITE;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.exemplar.caselibrary.internal.changes.Common;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.Input;

/**
 * Reads the inputs of {@code publicity.graphqls}. An id that is none of ours becomes a key that
 * nothing has, so that it is refused where others are that lead nowhere.
 */
record PublicityInput(Input input) {
  private static final String NOWHERE = "";

  Optional<Integer> expected() {
    return input.optional("expectedVersion", Integer.class);
  }

  boolean isDryRun() {
    return input.flag("dryRun");
  }

  Optional<String> key(String name, String type) {
    return input.optional(name, String.class).map(id -> Common.key(id, type).orElse(NOWHERE));
  }

  /** The channel as it is to be; empty where its name says nothing. */
  Optional<PublicityChannel> channel() {
    String zh = text("nameZh");
    return zh.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PublicityChannel(
                text("code"),
                new LocalizedText(zh, filled("nameEn").orElse(zh)),
                ChannelKind.valueOf(input.text("kind")),
                filled("organization"),
                input.flag("active"),
                0));
  }

  PlanDraft plan() {
    return new PlanDraft(
        text("organization"),
        text("title"),
        filled("programme"),
        key("supersedes", PublicityPlan.TYPE),
        nodes());
  }

  List<PlanNode> nodes() {
    return input.list("nodes").stream()
        .map(PublicityInput::new)
        .map(
            node ->
                new PlanNode(
                    node.text("code"),
                    node.text("title"),
                    node.filled("phase"),
                    node.filled("milestone"),
                    LocalDate.parse(node.input.text("dueOn")),
                    node.input.texts("channels"),
                    node.text("content")))
        .toList();
  }

  /** What is said of an item; empty where the id of its subject is none of ours. */
  Optional<ItemDraft> item() {
    return GlobalId.decode(input.text("subject"))
        .map(
            subject ->
                new ItemDraft(
                    subject,
                    text("channel"),
                    text("organization"),
                    text("title"),
                    filled("where"),
                    filled("url"),
                    day("plannedOn"),
                    day("publishedOn"),
                    key("plan", PublicityPlan.TYPE),
                    filled("planNode")));
  }

  PublicityItems.Publication publication() {
    return new PublicityItems.Publication(
        day("publishedOn").orElseThrow(), filled("where"), filled("url"));
  }

  ChannelFilter channels() {
    return new ChannelFilter(kinds(), filled("usableBy"), input.optional("active", Boolean.class));
  }

  PlanFilter plans(Caller caller) {
    return new PlanFilter(
        filled("organization"),
        input.flag("below"),
        filled("programme"),
        input.texts("states").stream().map(PlanState::valueOf).toList(),
        caller.reach(WRITE));
  }

  /** A subject whose id is none of ours has no items. */
  ItemFilter items(Caller caller) {
    return new ItemFilter(
        input
            .optional("subject", String.class)
            .map(id -> GlobalId.decode(id).orElse(new GlobalId(NOWHERE, NOWHERE))),
        filled("channel"),
        kinds(),
        filled("organization"),
        input.flag("below"),
        input.texts("states").stream().map(ItemState::valueOf).toList(),
        day("from"),
        day("until"),
        caller.reach(WRITE));
  }

  private List<ChannelKind> kinds() {
    return input.texts("kinds").stream().map(ChannelKind::valueOf).toList();
  }

  private String text(String name) {
    return input.text(name).strip();
  }

  private Optional<String> filled(String name) {
    return input.optional(name, String.class).map(String::strip).filter(text -> !text.isEmpty());
  }

  private Optional<LocalDate> day(String name) {
    return input.optional(name, String.class).map(LocalDate::parse);
  }
}
