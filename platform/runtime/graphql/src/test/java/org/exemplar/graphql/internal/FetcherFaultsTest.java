package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.store.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a fetcher throws: its field alone is lacking, and is told with a stable code and an id
 * that leads to the log, and nothing of the inside.
 */
class FetcherFaultsTest {
  private static final String SECRET =
      "org.exemplar.secret.Insides of /var/lib/exemplar/exemplar.db: SQLITE_BUSY";

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

  static Stream<Throwable> failures() {
    return Stream.of(
        new IllegalStateException(SECRET),
        new NullPointerException(SECRET),
        new ClassCastException(SECRET),
        new UncheckedIOException(SECRET, new IOException(SECRET)),
        new CompletionException(SECRET, new IllegalStateException(SECRET)),
        new StoreException("STORE_UNAVAILABLE", SECRET),
        new StoreException("STORE_CLOSED", SECRET),
        new StackOverflowError(SECRET),
        new NoClassDefFoundError(SECRET),
        new ExceptionInInitializerError(SECRET),
        new AssertionError(SECRET));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void what_a_fetcher_or_a_loader_throws_is_masked_and_the_other_fields_are_answered(
      Throwable failure) {
    fixture.failure.set(failure);
    String node = new GlobalId("Organization", "broken").encode();
    for (String field :
        new String[] {
          "organization(code: \"broken\") { name }", "node(id: \"" + node + "\") { id }"
        }) {
      String told =
          fixture
              .run("{ asked: " + field + " other: organization(code: \"1\") { name } }")
              .toString();
      assertThat(told)
          .contains("asked=null", "other={name=柳溪村}", "blame=INTERNAL")
          .containsPattern("code=" + code(failure) + "\\b")
          .containsPattern("correlationId=[0-9a-f]{8}-[0-9a-f-]{27}")
          .doesNotContainPattern("secret|org\\.exemplar|java\\.|Exception|Error\\b|/var/|SQLITE");
    }
  }

  private static String code(Throwable failure) {
    return failure instanceof StoreException store && store.code().equals("STORE_UNAVAILABLE")
        ? "STORE_UNAVAILABLE"
        : "INTERNAL_ERROR";
  }
}
