package org.exemplar.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.exemplar.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EngineTest {
  @Test
  void withoutAUrlTheStoreIsAFileBelowTheDataFolder(@TempDir Path data) {
    assertThat(Engine.of(Map.of(Engine.DATA, data.toString(), Engine.STORE, " ")::get))
        .isEqualTo(Engine.embedded(data));
  }

  @Test
  void aUrlOfAnotherEngineIsRefusedWithoutShowingIt() {
    assertThatThrownBy(() -> Engine.of(Map.of(Engine.STORE, "jdbc:h2:mem:secret")::get))
        .isInstanceOf(StoreException.class)
        .hasMessage("exemplar.store must be empty or begin with jdbc:postgresql:");
  }

  @Test
  void aMissingDataFolderIsRefused() {
    assertThatThrownBy(() -> Engine.of(Map.<String, String>of()::get))
        .isInstanceOf(StoreException.class)
        .hasMessage("exemplar.data must name the data folder");
  }

  @Test
  void thePasswordIsNeverShown() {
    Map<String, String> properties =
        Map.of(Engine.STORE, "jdbc:postgresql://h/d?password=secret", Engine.PASSWORD, "secret");
    assertThat(Engine.of(properties::get).toString()).doesNotContain("secret");
  }

  @Test
  void aServerThatDoesNotAnswerMakesTheStoreUnavailable() {
    Engine engine = Engine.of(Map.of(Engine.STORE, "jdbc:postgresql://localhost:1/none")::get);
    assertThatThrownBy(() -> RelationalStore.open(engine, Clock.systemUTC()))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.code()).isEqualTo("STORE_UNAVAILABLE"));
  }
}
