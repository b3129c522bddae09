package org.exemplar.testing;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests that hold on SQLite and on PostgreSQL; each begins with an empty store. */
@Timeout(120)
public abstract class OnBothEngines {
  @TempDir private Path data;

  private Map<String, String> properties = Map.of();

  /** Properties of an empty store: {@link #sqlite()} or {@link #postgres()}. */
  protected abstract Map<String, String> properties();

  /** An empty folder for SQLite. */
  protected final Map<String, String> sqlite() {
    return Map.of("exemplar.data", data.toString());
  }

  /** An empty schema of PostgreSQL. */
  protected static Map<String, String> postgres() {
    return Map.of(
        "exemplar.store", PostgresServer.emptySchema(), "exemplar.store.user", PostgresServer.USER);
  }

  @BeforeEach
  protected final void chooseStore() {
    properties = properties();
  }

  /** A property of this test's store, which stays the same when it is opened again. */
  protected final @Nullable String property(String name) {
    return properties.get(name);
  }
}
