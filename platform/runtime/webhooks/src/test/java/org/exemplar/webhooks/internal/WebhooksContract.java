package org.exemplar.webhooks.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.exemplar.graphql.ChangedObject;
import org.exemplar.graphql.ObjectChanges;
import org.exemplar.graphql.ObjectWatch;
import org.exemplar.identity.Mandate;
import org.exemplar.identity.Mandates;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.Change;
import org.exemplar.store.NewChange;
import org.exemplar.store.internal.Engine;
import org.exemplar.store.internal.RelationalStore;
import org.exemplar.testing.MovableClock;
import org.exemplar.testing.OnBothEngines;
import org.exemplar.webhooks.internal.WebhookChanges.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of webhooks and of their messages, on every engine. */
abstract class WebhooksContract extends OnBothEngines {
  private static final String URL = "https://hooks.example/exemplar";
  private static final Caller MAKER = somewhere("maker");
  private static final Caller OTHER = somewhere("other");
  private static final Caller ADMIN = Caller.trusted(Origin.of("admin"));
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private final MovableClock clock = new MovableClock();
  private final Set<String> hidden = new HashSet<>();
  private final Set<String> disabled = new HashSet<>();
  private final Deque<Receipt> answers = new ArrayDeque<>();
  private final List<Sent> sent = new ArrayList<>();
  private RelationalStore store;
  private Courier courier;
  private Rounds rounds;
  private Webhooks webhooks;
  private WebhookChanges changes;

  private record Sent(URI url, Map<String, String> headers, String text) {
    String id() {
      return headers.getOrDefault("webhook-id", "");
    }

    JsonNode body() throws Exception {
      return JSON.readTree(text);
    }

    List<Long> positions() throws Exception {
      List<Long> positions = new ArrayList<>();
      body().at("/data/changes").forEach(change -> positions.add(change.get("position").asLong()));
      return positions;
    }
  }

  /** Organisations are objects; everything else is nothing to anybody. */
  private final class Told implements ObjectChanges {
    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public Optional<Refusal> refusal(ObjectWatch watch) {
      return watch.types().stream()
          .filter(type -> !type.equals("Organization"))
          .<Refusal>map(type -> Refusal.of("OBJECT_TYPE_UNKNOWN", type, type).at("types", "0"))
          .findFirst();
    }

    @Override
    public Optional<ChangedObject> told(Change change, ObjectWatch watch) {
      boolean seen =
          change.subjectType().equals("Organization") && !hidden.contains(change.subjectKey());
      return seen
          ? Optional.of(
              ChangedObject.of(
                  change,
                  new GlobalId("Organization", change.subjectKey()),
                  Optional.of(change.subjectKey())))
          : Optional.empty();
    }
  }

  private final class Given implements Mandates {
    @Override
    public Mandate of(Caller caller) {
      return new Mandate(
          caller.origin().actor(), Optional.of(List.of("webhooks:manage")), Optional.empty());
    }

    @Override
    public Optional<Caller> caller(Mandate mandate, String name) {
      return disabled.contains(mandate.account())
          ? Optional.empty()
          : Optional.of(somewhere(mandate.account()));
    }
  }

  private static Caller somewhere(String account) {
    return Caller.signedIn(
        Origin.of(account),
        Optional.empty(),
        Set.of(),
        permission -> new Reach(false, Set.of("43"), Set.of()));
  }

  @BeforeEach
  final void open() {
    store = RelationalStore.open(Engine.of(this::property), clock);
    store.migrate(WebhookStore.MIGRATIONS);
    courier = courier("node-1");
    rounds = new Rounds(store, idle(), clock);
    webhooks = new Webhooks(store, courier);
    Destinations destinations =
        new Destinations(List.of(), host -> List.of(InetAddress.ofLiteral("93.184.216.34")));
    changes = new WebhookChanges(store, new Told(), new Given(), destinations, rounds);
  }

  private Courier courier(String node) {
    return new Courier(
        store,
        new Told(),
        new Given(),
        this::answer,
        new Retries(List.of(A_SECOND, A_MINUTE), new Random(20_261_123)),
        clock,
        node);
  }

  /** The threads of this one find nothing to do: a test does each step by itself. */
  private Courier idle() {
    ObjectChanges never =
        new ObjectChanges() {
          @Override
          public boolean isReady() {
            return false;
          }

          @Override
          public Optional<Refusal> refusal(ObjectWatch watch) {
            return Optional.empty();
          }

          @Override
          public Optional<ChangedObject> told(Change change, ObjectWatch watch) {
            return Optional.empty();
          }
        };
    return new Courier(
        store, never, new Given(), this::answer, new Retries(List.of(), new Random(1)), clock, "");
  }

  private Receipt answer(URI url, Map<String, String> headers, String body) {
    sent.add(new Sent(url, headers, body));
    return answers.isEmpty() ? Receipt.answered(204, Optional.empty()) : answers.remove();
  }

  @AfterEach
  final void close() throws Exception {
    rounds.close();
    store.close();
  }

  private Webhook made(Caller caller) {
    Outcome outcome = changes.create(caller, draft(), Optional.empty());
    assertThat(outcome.errors()).isEmpty();
    return outcome.webhook().orElseThrow();
  }

  private static Draft draft() {
    return new Draft("同步", URL, List.of(), Optional.empty());
  }

  private long change(String type, String code) {
    return store.write(
        transaction ->
            transaction.record(
                NewChange.of(
                    Origin.PLATFORM,
                    type,
                    code,
                    Optional.empty(),
                    Optional.of(Map.of("name", "柳溪村")))));
  }

  private long change(String code) {
    return change("Organization", code);
  }

  /** Goes on until there is nothing to do now; says when there is again. */
  private Optional<Instant> run(Courier by, Webhook webhook) throws InterruptedException {
    Optional<Instant> next = by.step(webhook.key());
    while (next.isPresent() && !next.get().isAfter(clock.instant())) {
      next = by.step(webhook.key());
    }
    return next;
  }

  private Optional<Instant> run(Webhook webhook) throws InterruptedException {
    return run(courier, webhook);
  }

  private Webhook now(Webhook webhook) {
    return store.read(handle -> WebhookStore.byKey(handle, webhook.key())).orElseThrow();
  }

  private List<WebhookMessage> messages(Webhook webhook, WebhookMessageState state) {
    return webhooks
        .messages(
            webhook, Optional.of(state), new PageRequest(PageRequest.MAXIMUM, Optional.empty()))
        .edges()
        .stream()
        .map(edge -> edge.node())
        .toList();
  }

  private static List<String> codes(Outcome outcome) {
    return outcome.errors().stream().map(Refusal::code).toList();
  }

  @Test
  void what_changes_is_sent_signed_and_says_nothing_of_what_stands_in_it() throws Exception {
    change("4301");
    Outcome outcome = changes.create(MAKER, draft(), Optional.empty());
    Webhook webhook = outcome.webhook().orElseThrow();
    change("Account", "a-1");
    long position = change("4302");
    assertThat(run(webhook)).isEmpty();
    assertThat(sent).hasSize(1);
    Sent message = sent.getFirst();
    assertThat(message.url()).isEqualTo(URI.create(URL));
    assertThat(message.positions()).containsExactly(position);
    assertThat(message.body().at("/data/changes/0/object/id").asText())
        .isEqualTo(new GlobalId("Organization", "4302").encode());
    assertThat(message.body().at("/webhook").asText()).isEqualTo(webhook.id());
    assertThat(message.text()).doesNotContain("柳溪村");
    assertThat(message.headers())
        .containsEntry("webhook-timestamp", Long.toString(clock.instant().getEpochSecond()))
        .containsEntry(
            "webhook-signature",
            Signature.of(
                List.of(outcome.secret().orElseThrow()),
                message.id(),
                clock.instant(),
                message.text()));
    assertThat(messages(webhook, WebhookMessageState.DELIVERED))
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.id()).isEqualTo(message.id());
              assertThat(kept.status()).contains(204);
            });
  }

  @Test
  void many_changes_go_in_few_messages_in_their_order() throws Exception {
    Webhook webhook = made(MAKER);
    List<Long> positions = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      positions.add(change("43" + i));
    }
    run(webhook);
    List<Long> arrived = new ArrayList<>();
    for (Sent message : sent) {
      assertThat(message.positions()).hasSizeLessThanOrEqualTo(Courier.MOST_CHANGES);
      arrived.addAll(message.positions());
    }
    assertThat(arrived).isEqualTo(positions);
    assertThat(sent).hasSize(3);
  }

  @Test
  void what_did_not_arrive_is_sent_again_as_the_same_message_before_anything_else()
      throws Exception {
    Webhook webhook = made(MAKER);
    answers.add(Receipt.answered(503, Optional.empty()));
    answers.add(Receipt.failed(Failure.TIMEOUT));
    change("4301");
    Instant next = run(webhook).orElseThrow();
    change("4302");
    assertThat(run(webhook)).contains(next);
    assertThat(sent).hasSize(1);
    clock.advance(A_SECOND.multipliedBy(2));
    run(webhook);
    assertThat(sent).hasSize(2);
    clock.advance(A_MINUTE.multipliedBy(2));
    assertThat(run(webhook)).isEmpty();
    assertThat(sent.stream().map(Sent::id).distinct()).hasSize(2);
    assertThat(sent.get(2).id()).isEqualTo(sent.get(0).id());
    assertThat(sent.get(3).body().at("/data/changes/0/organization").asText()).isEqualTo("4302");
  }

  @Test
  void a_receiver_that_answers_but_takes_nothing_gets_the_next_message_and_leaves_a_dead_letter()
      throws Exception {
    Webhook webhook = made(MAKER);
    answers.add(Receipt.answered(500, Optional.empty()));
    answers.add(Receipt.answered(500, Optional.empty()));
    answers.add(Receipt.answered(500, Optional.empty()));
    change("4301");
    run(webhook);
    change("4302");
    clock.advance(A_SECOND.multipliedBy(2));
    run(webhook);
    clock.advance(A_MINUTE.multipliedBy(2));
    run(webhook);
    assertThat(now(webhook).state()).isEqualTo(WebhookState.ACTIVE);
    assertThat(messages(webhook, WebhookMessageState.DELIVERED)).hasSize(1);
    assertThat(messages(webhook, WebhookMessageState.DEAD))
        .singleElement()
        .satisfies(
            dead -> {
              assertThat(dead.attempts()).isEqualTo(3);
              assertThat(dead.status()).contains(500);
              assertThat(dead.failure()).contains(Failure.STATUS);
              assertThat(dead.nextAttemptAt()).isEmpty();
            });
    String dead = messages(webhook, WebhookMessageState.DEAD).getFirst().id();
    assertThat(changes.replay(MAKER, webhook.id(), Optional.empty(), List.of(dead)).errors())
        .isEmpty();
    run(webhook);
    assertThat(sent.getLast().id()).isEqualTo(dead);
    assertThat(messages(webhook, WebhookMessageState.DEAD)).isEmpty();
  }

  @Test
  void where_nobody_answers_any_more_it_is_suspended_and_goes_on_where_it_stopped()
      throws Exception {
    Webhook webhook = made(MAKER);
    for (int i = 0; i < 3; i++) {
      answers.add(Receipt.failed(Failure.UNREACHABLE));
    }
    change("4301");
    run(webhook);
    clock.advance(A_SECOND.multipliedBy(2));
    run(webhook);
    clock.advance(A_MINUTE.multipliedBy(2));
    change("4302");
    assertThat(run(webhook)).isEmpty();
    assertThat(now(webhook).state()).isEqualTo(WebhookState.SUSPENDED);
    assertThat(now(webhook).suspendedBecause()).contains(Failure.UNREACHABLE);
    assertThat(sent).hasSize(3);
    assertThat(resume(webhook).errors()).isEmpty();
    run(webhook);
    assertThat(sent.getLast().body().at("/data/changes/0/organization").asText()).isEqualTo("4302");
  }

  private Outcome resume(Webhook webhook) {
    return changes.update(MAKER, webhook.id(), to(WebhookState.ACTIVE), Optional.empty());
  }

  private static Edit to(WebhookState state) {
    return new Edit(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(state));
  }

  private static Edit named(String name) {
    return new Edit(
        Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Test
  void a_receiver_that_says_that_it_is_gone_is_left_alone_at_once() throws Exception {
    Webhook webhook = made(MAKER);
    answers.add(Receipt.answered(410, Optional.empty()));
    change("4301");
    run(webhook);
    assertThat(now(webhook).suspendedBecause()).contains(Failure.GONE);
    assertThat(messages(webhook, WebhookMessageState.DEAD)).hasSize(1);
  }

  @Test
  void an_account_that_is_disabled_has_nothing_sent() throws Exception {
    Webhook webhook = made(MAKER);
    change("4301");
    disabled.add("maker");
    assertThat(run(webhook)).isEmpty();
    assertThat(sent).isEmpty();
    assertThat(now(webhook).suspendedBecause()).contains(Failure.ACCOUNT_DISABLED);
  }

  @Test
  void what_may_not_be_seen_any_more_is_not_sent_again() throws Exception {
    Webhook webhook = made(MAKER);
    answers.add(Receipt.answered(503, Optional.empty()));
    change("4301");
    run(webhook);
    hidden.add("4301");
    clock.advance(A_MINUTE);
    assertThat(run(webhook)).isEmpty();
    assertThat(sent).hasSize(1);
    assertThat(messages(webhook, WebhookMessageState.PENDING)).isEmpty();
  }

  @Test
  void what_was_under_way_when_the_platform_ended_is_sent_by_the_next_one() throws Exception {
    Webhook webhook = made(MAKER);
    answers.add(Receipt.answered(503, Optional.empty()));
    change("4301");
    run(webhook);
    change("4302");
    clock.advance(A_MINUTE.multipliedBy(2));
    assertThat(run(courier("node-2"), webhook)).isEmpty();
    assertThat(sent).hasSize(3);
    assertThat(sent.get(1).id()).isEqualTo(sent.get(0).id());
  }

  @Test
  void one_of_several_nodes_sends() throws Exception {
    assumeTrue(store.isShared(), "one process has the file of SQLite");
    Webhook webhook = made(MAKER);
    change("4301");
    run(webhook);
    change("4302");
    Courier another = courier("node-2");
    assertThat(run(another, webhook)).isPresent();
    assertThat(sent).hasSize(1);
    clock.advance(Courier.LEASE);
    assertThat(run(another, webhook)).isEmpty();
    assertThat(sent).hasSize(2);
    assertThat(run(webhook)).isEmpty();
    assertThat(sent).hasSize(2);
  }

  @Test
  void all_that_changed_after_a_position_is_sent_again() throws Exception {
    Webhook webhook = made(MAKER);
    long first = change("4301");
    long second = change("4302");
    run(webhook);
    assertThat(
            changes.replay(MAKER, webhook.id(), Optional.of((int) first - 1), List.of()).errors())
        .isEmpty();
    run(webhook);
    assertThat(sent).hasSize(2);
    assertThat(sent.get(1).positions()).containsExactly(first, second);
    assertThat(sent.get(1).id()).isNotEqualTo(sent.get(0).id());
  }

  @Test
  void what_was_looked_through_in_vain_is_not_looked_through_by_the_next_start() throws Exception {
    Webhook webhook = made(MAKER);
    long last =
        store.write(
            transaction -> {
              long position = 0;
              for (int i = 0; i < Courier.WORTH_WRITING; i++) {
                position =
                    transaction.record(
                        NewChange.of(
                            Origin.PLATFORM,
                            "Account",
                            "a-" + i,
                            Optional.empty(),
                            Optional.of(Map.of())));
              }
              return position;
            });
    assertThat(run(webhook)).isEmpty();
    assertThat(now(webhook).position()).isEqualTo(last);
    long position = change("4301");
    run(webhook);
    assertThat(sent.getFirst().positions()).containsExactly(position);
  }

  @Test
  void what_cannot_be_sent_again_is_refused() {
    Webhook webhook = made(MAKER);
    String id = webhook.id();
    assertThat(codes(changes.replay(MAKER, id, Optional.empty(), List.of())))
        .containsExactly("REPLAY_INVALID");
    assertThat(codes(changes.replay(MAKER, id, Optional.of(1), List.of("m"))))
        .containsExactly("REPLAY_INVALID");
    assertThat(codes(changes.replay(MAKER, id, Optional.of(999_999), List.of())))
        .containsExactly("CHANGE_POSITION_UNKNOWN");
    assertThat(codes(changes.replay(MAKER, id, Optional.empty(), List.of("m"))))
        .containsExactly("MESSAGE_NOT_FOUND");
    assertThat(codes(changes.replay(ADMIN, id, Optional.of(0), List.of())))
        .containsExactly("NOT_ALLOWED");
    assertThat(now(webhook)).isEqualTo(webhook);
  }

  @Test
  void a_new_secret_is_good_at_once_and_the_old_one_for_a_day() throws Exception {
    Outcome made = changes.create(MAKER, draft(), Optional.empty());
    Webhook webhook = made.webhook().orElseThrow();
    Outcome rotated = changes.rotate(MAKER, webhook.id(), Optional.of(1));
    String old = made.secret().orElseThrow();
    String fresh = rotated.secret().orElseThrow();
    change("4301");
    run(webhook);
    assertThat(signature(sent.getFirst(), fresh, old))
        .isEqualTo(sent.getFirst().headers().get("webhook-signature"));
    clock.advance(WebhookChanges.OLD_SECRET);
    change("4302");
    run(webhook);
    assertThat(signature(sent.get(1), fresh))
        .isEqualTo(sent.get(1).headers().get("webhook-signature"));
  }

  private String signature(Sent message, String... secrets) {
    return Signature.of(List.of(secrets), message.id(), clock.instant(), message.text());
  }

  @Test
  void trying_it_sends_a_message_without_changes_and_says_what_came_back() throws Exception {
    Webhook webhook = made(MAKER);
    answers.add(Receipt.answered(404, Optional.empty()));
    Webhooks.Tried tried = webhooks.ping(MAKER, webhook.id());
    assertThat(tried.delivered()).contains(false);
    assertThat(tried.status()).contains(404);
    assertThat(sent.getFirst().body().at("/type").asText()).isEqualTo("ping");
    assertThat(webhooks.ping(OTHER, webhook.id()).errors())
        .extracting(Refusal::code)
        .containsExactly("WEBHOOK_NOT_FOUND");
  }

  @Test
  void everybody_sees_the_own_ones_and_who_manages_all_of_them_may_only_stop_others() {
    Webhook webhook = made(MAKER);
    PageRequest page = new PageRequest(PageRequest.MAXIMUM, Optional.empty());
    assertThat(webhooks.page(OTHER, page).edges()).isEmpty();
    assertThat(webhooks.byKeys(List.of(webhook.key()), OTHER)).isEmpty();
    assertThat(webhooks.page(MAKER, page).edges()).hasSize(1);
    assertThat(webhooks.byKeys(List.of(webhook.key()), ADMIN)).containsKey(webhook.key());
    String id = webhook.id();
    assertThat(codes(changes.update(OTHER, id, named("别的"), Optional.empty())))
        .containsExactly("WEBHOOK_NOT_FOUND");
    assertThat(codes(changes.update(ADMIN, id, named("别的"), Optional.empty())))
        .containsExactly("NOT_ALLOWED");
    assertThat(codes(changes.rotate(ADMIN, id, Optional.empty()))).containsExactly("NOT_ALLOWED");
    assertThat(changes.update(ADMIN, id, to(WebhookState.PAUSED), Optional.empty()).errors())
        .isEmpty();
    assertThat(codes(changes.update(ADMIN, id, to(WebhookState.ACTIVE), Optional.empty())))
        .containsExactly("NOT_ALLOWED");
    assertThat(changes.delete(ADMIN, id, Optional.of(2)).webhook()).isPresent();
    assertThat(webhooks.page(MAKER, page).edges()).isEmpty();
  }

  @Test
  void what_is_wrong_is_named_with_its_place_and_changes_nothing() {
    Webhook webhook = made(MAKER);
    Draft wrong = new Draft(" ", "http://hooks.example", List.of("Nothing"), Optional.empty());
    Outcome refused = changes.create(MAKER, wrong, Optional.of(-1));
    assertThat(codes(refused))
        .containsExactly(
            "NAME_INVALID",
            "WEBHOOK_URL_INVALID",
            "OBJECT_TYPE_UNKNOWN",
            "CHANGE_POSITION_UNKNOWN");
    assertThat(refused.errors().get(2).path()).containsExactly("input", "types", "0");
    assertThat(
            codes(
                changes.update(MAKER, webhook.id(), to(WebhookState.SUSPENDED), Optional.empty())))
        .containsExactly("WEBHOOK_STATE_INVALID");
    assertThat(codes(changes.update(MAKER, webhook.id(), named("新"), Optional.of(7))))
        .containsExactly("VERSION_CONFLICT");
    assertThat(codes(changes.delete(MAKER, webhook.id(), Optional.of(7))))
        .containsExactly("VERSION_CONFLICT");
    assertThat(now(webhook)).isEqualTo(webhook);
  }

  @Test
  void an_account_has_so_many_and_no_more() {
    for (int i = 0; i < WebhookChanges.MOST; i++) {
      made(MAKER);
    }
    assertThat(codes(changes.create(MAKER, draft(), Optional.empty())))
        .containsExactly("WEBHOOK_LIMIT");
    made(OTHER);
  }

  @Test
  void the_record_says_what_was_done_and_never_a_secret() {
    Outcome made = changes.create(MAKER, draft(), Optional.empty());
    Webhook webhook = made.webhook().orElseThrow();
    String fresh = changes.rotate(MAKER, webhook.id(), Optional.empty()).secret().orElseThrow();
    changes.update(MAKER, webhook.id(), to(WebhookState.PAUSED), Optional.empty());
    changes.delete(MAKER, webhook.id(), Optional.empty());
    List<Change> record = store.changes().after(0, 100);
    assertThat(record).hasSize(4);
    assertThat(record)
        .allSatisfy(
            entry -> {
              assertThat(entry.subjectType()).isEqualTo(Webhook.TYPE);
              assertThat(entry.actor()).isEqualTo("maker");
              assertThat(entry.payload())
                  .doesNotContain(made.secret().orElseThrow())
                  .doesNotContain(fresh);
            });
  }
}
