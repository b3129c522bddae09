package org.exemplar.caselibrary.internal.publicity;

import java.util.Map;
import java.util.Optional;
import org.exemplar.caselibrary.internal.changes.Checks;
import org.exemplar.caselibrary.internal.changes.Outcome;
import org.exemplar.caselibrary.internal.changes.Payload;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.Input;

/** Answers the mutations of {@code publicity.graphqls}. */
record PublicityChanges(Publicity publicity) {
  private static final String PLAN = "plan";
  private static final String ITEM = "item";

  Map<String, Fetcher> fetchers() {
    return Map.of(
        "Mutation.savePublicityChannel", field -> Payload.of("channel", saveChannel(field)),
        "Mutation.savePublicityPlan", field -> Payload.of(PLAN, savePlan(field)),
        "Mutation.filePublicityPlan", field -> Payload.of(PLAN, filePlan(field)),
        "Mutation.recordPublicityItem", field -> Payload.of(ITEM, record(field)),
        "Mutation.publishPublicityItem", field -> Payload.of(ITEM, publish(field)),
        "Mutation.withdrawPublicityItem", field -> Payload.of(ITEM, withdraw(field)));
  }

  private static PublicityInput input(FieldContext field) {
    return new PublicityInput(Input.of(field, "input"));
  }

  private Outcome<PublicityChannel> saveChannel(FieldContext field) {
    PublicityInput input = input(field);
    Optional<PublicityChannel> said = input.channel();
    if (said.isEmpty()) {
      Checks checks = new Checks();
      checks.filled("nameZh", "", 1);
      return checks.refused();
    }
    return publicity
        .channels()
        .save(said.get(), input.expected(), input.isDryRun(), field.caller());
  }

  private Outcome<PublicityPlan> savePlan(FieldContext field) {
    PublicityInput input = input(field);
    return publicity
        .plans()
        .save(
            input.key(PLAN, PublicityPlan.TYPE),
            input.plan(),
            input.nodes(),
            input.expected(),
            input.isDryRun(),
            field.caller());
  }

  private Outcome<PublicityPlan> filePlan(FieldContext field) {
    PublicityInput input = input(field);
    return publicity
        .plans()
        .file(
            input.key(PLAN, PublicityPlan.TYPE).orElseThrow(),
            input.expected(),
            input.isDryRun(),
            field.caller());
  }

  private Outcome<PublicityItem> record(FieldContext field) {
    PublicityInput input = input(field);
    Optional<ItemDraft> said = input.item();
    if (said.isEmpty()) {
      Checks checks = new Checks();
      checks.add(PublicityItems.noSubject(), "subject");
      return checks.refused();
    }
    return publicity
        .items()
        .record(
            input.key(ITEM, PublicityItem.TYPE),
            said.get(),
            input.expected(),
            input.isDryRun(),
            field.caller());
  }

  private Outcome<PublicityItem> publish(FieldContext field) {
    PublicityInput input = input(field);
    return publicity
        .items()
        .publish(
            input.key(ITEM, PublicityItem.TYPE).orElseThrow(),
            input.publication(),
            input.expected(),
            input.isDryRun(),
            field.caller());
  }

  private Outcome<PublicityItem> withdraw(FieldContext field) {
    PublicityInput input = input(field);
    return publicity
        .items()
        .withdraw(
            input.key(ITEM, PublicityItem.TYPE).orElseThrow(),
            input.expected(),
            input.isDryRun(),
            field.caller());
  }
}
