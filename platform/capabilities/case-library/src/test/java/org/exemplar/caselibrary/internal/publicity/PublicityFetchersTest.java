package org.exemplar.caselibrary.internal.publicity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.exemplar.caselibrary.internal.WithTree;
import org.exemplar.organizations.Organization;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.Identified;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.testkit.FakeCatalogue;
import org.exemplar.testkit.FakeField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PublicityFetchersTest extends WithTree {
  private PublicityFetchers fetchers;
  private GlobalId document;

  @Override
  protected Map<String, String> properties() {
    return sqlite();
  }

  @BeforeEach
  void makeFetchers() {
    Publicity publicity = Publicity.in(store, tree, new FakeCatalogue(List.of()), nodes, CLOCK);
    fetchers = new PublicityFetchers(publicity, tree, nodes);
    document = nodes.add("PolicyDocument", "d-1");
  }

  private Map<?, ?> change(String mutation, Map<String, ?> input) {
    Map<String, Object> whole = new HashMap<>(Map.of("dryRun", false, "active", true));
    whole.putAll(input);
    Object payload =
        Objects.requireNonNull(fetchers.fetchers().get("Mutation." + mutation))
            .fetch(FakeField.asking("input", whole));
    return (Map<?, ?>) Objects.requireNonNull(payload);
  }

  private static <T> T made(Map<?, ?> payload, String name, Class<T> type) {
    assertThat((List<?>) payload.get("errors")).isEmpty();
    return type.cast(Objects.requireNonNull(payload.get(name)));
  }

  private static List<String> codes(Map<?, ?> payload) {
    List<String> codes = new ArrayList<>();
    ((List<?>) Objects.requireNonNull(payload.get("errors")))
        .forEach(each -> codes.add(((Refusal) each).code()));
    return codes;
  }

  private List<? extends @Nullable Object> batch(String field, Object... parents) {
    List<FieldContext> contexts = new ArrayList<>();
    List.of(parents).forEach(parent -> contexts.add(FakeField.of(parent)));
    return Objects.requireNonNull(fetchers.batchFetchers().get(field)).fetch(contexts);
  }

  private Map<String, Object> item() {
    return Map.of(
        "subject", document.encode(),
        "channel", "newspaper",
        "organization", "4301",
        "title", " 一份通知 ",
        "publishedOn", "2026-11-20");
  }

  @Test
  void a_way_from_the_plan_to_what_was_published_leads_through_the_fields() {
    PublicityPlan plan =
        made(
            change(
                "savePublicityPlan",
                Map.of(
                    "organization",
                    "4301",
                    "title",
                    "计划",
                    "nodes",
                    List.of(
                        Map.of(
                            "code", "a",
                            "title", "动员",
                            "dueOn", "2026-12-01",
                            "channels", List.of("newspaper", "radio"),
                            "content", "内容")))),
            "plan",
            PublicityPlan.class);
    change("filePublicityPlan", Map.of("plan", plan.id()));
    Map<String, Object> said = new HashMap<>(item());
    said.putAll(Map.of("plan", plan.id(), "planNode", "a"));
    PublicityItem item = made(change("recordPublicityItem", said), "item", PublicityItem.class);

    assertThat(item.title()).isEqualTo("一份通知");
    assertThat(batch("PublicityItem.subject", item)).isEqualTo(List.of("PolicyDocument d-1"));
    assertThat(batch("PublicityItem.organization", item).getFirst())
        .isInstanceOf(Organization.class);
    assertThat(batch("PublicityItem.channel", item))
        .singleElement()
        .isInstanceOfSatisfying(
            PublicityChannel.class, channel -> assertThat(channel.code()).isEqualTo("newspaper"));
    assertThat(batch("PublicityItem.plan", item))
        .singleElement()
        .isInstanceOfSatisfying(
            PublicityPlan.class, found -> assertThat(found.state()).isEqualTo(PlanState.FILED));
    assertThat(batch("PublicityPlan.coverage", plan))
        .singleElement()
        .isInstanceOfSatisfying(
            PlanCoverage.class, coverage -> assertThat(coverage.published()).isEqualTo(1));
    assertThat((List<?>) batch("PublicityPlanNode.channels", plan.nodes().getFirst()).getFirst())
        .hasSize(2);
    Identified parent = document::encode;
    Connection<?> shown =
        (Connection<?>)
            Objects.requireNonNull(batch("PolicyDocument.publicity", parent).getFirst());
    assertThat(shown.nodes()).isEqualTo(List.of(item));
    assertThat(
            Objects.requireNonNull(fetchers.nodes().get("PublicityItem"))
                .load(List.of(item.key(), "gone"), FakeField.TESTER))
        .containsOnlyKeys(item.key());
  }

  @Test
  void subjects_of_a_page_of_items_are_asked_for_together() {
    PublicityItem first = made(change("recordPublicityItem", item()), "item", PublicityItem.class);
    PublicityItem second = made(change("recordPublicityItem", item()), "item", PublicityItem.class);
    int before = nodes.asked();

    assertThat(batch("PublicityItem.subject", first, second)).hasSize(2);

    assertThat(nodes.asked()).isEqualTo(before + 1);
  }

  @Test
  void ids_that_lead_nowhere_are_refused_and_not_taken_for_something_new() {
    Map<String, Object> said = new HashMap<>(item());
    said.put("item", "nonsense");
    assertThat(codes(change("recordPublicityItem", said))).containsExactly("ITEM_NOT_FOUND");
    said = new HashMap<>(item());
    said.put("subject", "nonsense");
    assertThat(codes(change("recordPublicityItem", said))).containsExactly("SUBJECT_NOT_FOUND");
    assertThat(codes(change("filePublicityPlan", Map.of("plan", document.encode()))))
        .containsExactly("PLAN_NOT_FOUND");
    assertThat(codes(change("withdrawPublicityItem", Map.of("item", "x"))))
        .containsExactly("ITEM_NOT_FOUND");
    assertThat(
            codes(
                change(
                    "savePublicityChannel", Map.of("code", "x", "nameZh", " ", "kind", "OTHER"))))
        .containsExactly("TEXT_INVALID");
  }

  @Test
  void a_dry_run_shows_nothing_and_keeps_nothing() {
    Map<String, Object> said = new HashMap<>(item());
    said.put("dryRun", true);

    Map<?, ?> payload = change("recordPublicityItem", said);

    assertThat(payload.get("item")).isNull();
    assertThat(codes(payload)).isEmpty();
    assertThat(changes("PublicityItem")).isEmpty();
  }
}
