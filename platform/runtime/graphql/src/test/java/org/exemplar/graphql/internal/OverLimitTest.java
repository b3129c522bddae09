package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.exemplar.graphql.GraphQlRequest;
import org.exemplar.graphql.GraphQlResponse;
import org.exemplar.graphql.GraphQlResponse.Outcome;
import org.exemplar.spi.Language;
import org.exemplar.spi.identity.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Generated documents that are too much in one way are all refused with their code before any
 * fetcher has run; the same documents just within the limit are let through, so that it is the
 * limit that is seen, and a counter that counts.
 */
class OverLimitTest {
  private static final boolean NIGHTLY = Boolean.getBoolean("exemplar.nightly");
  private static final int DOCUMENTS = NIGHTLY ? 5_000 : 60;

  /** The same in every build; another one each night. */
  private static final long SEED = NIGHTLY ? System.nanoTime() : 20_261_123;

  private static final int LONGEST_TOLD = 500;

  private Fixture fixture;

  @BeforeEach
  void start() throws Exception {
    fixture = new Fixture();
    fixture.start();
  }

  @AfterEach
  void close() throws Exception {
    fixture.engine.close();
  }

  @ParameterizedTest
  @EnumSource
  void what_is_too_much_is_refused_before_any_fetcher_and_what_just_is_not_is_executed(
      OverLimit.Way way) {
    long seed = Long.getLong("exemplar.fuzz.seed", SEED);
    System.out.println("seed of documents beyond " + way + ": " + seed);
    List<String> wrong = new ArrayList<>();
    for (int n = 0; n < DOCUMENTS; n++) {
      OverLimit made = OverLimit.of(way, new Random(seed + n));
      refused(made).ifPresent(wrong::add);
      letThrough(made).ifPresent(wrong::add);
    }
    assertThat(wrong).as("seed " + seed).isEmpty();
  }

  private Optional<String> refused(OverLimit made) {
    int before = fixture.fetched.get();
    GraphQlResponse response = ask(made.over());
    boolean right =
        response.outcome() != Outcome.EXECUTED
            && !response.body().containsKey("data")
            && codes(response).contains("code=" + made.code())
            && fixture.fetched.get() == before;
    return right ? Optional.empty() : Optional.of("let through: " + told(made.over(), response));
  }

  private Optional<String> letThrough(OverLimit made) {
    int before = fixture.fetched.get();
    GraphQlResponse response = ask(made.below());
    boolean right = response.outcome() == Outcome.EXECUTED && fixture.fetched.get() > before;
    return right ? Optional.empty() : Optional.of("refused: " + told(made.below(), response));
  }

  private GraphQlResponse ask(OverLimit.Asked asked) {
    return fixture.engine.execute(
        new GraphQlRequest(
            asked.document(),
            Optional.empty(),
            asked.variables(),
            Language.ZH,
            Caller.anonymous(),
            false));
  }

  private static String codes(GraphQlResponse response) {
    return String.valueOf(response.body().get("errors"));
  }

  private static String told(OverLimit.Asked asked, GraphQlResponse response) {
    String document = asked.document();
    return document.substring(0, Math.min(LONGEST_TOLD, document.length()))
        + asked.variables()
        + "\n"
        + response.body();
  }
}
