package org.exemplar.caselibrary.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.exemplar.store.Change;
import org.exemplar.store.internal.Engine;
import org.exemplar.store.internal.RelationalStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests that hold on SQLite and on PostgreSQL; each begins with an empty store. */
@Timeout(120)
abstract class OnBothEngines {
  static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  @TempDir Path data;

  final FakeCatalogue plugins = new FakeCatalogue(TestPlugins.all());
  final FakeOrganizations organizations = new FakeOrganizations().add("990101", "上榆村");
  RelationalStore store;
  StoredCaseStudies cases;

  /** Properties of an empty store. */
  abstract Map<String, String> properties();

  final Map<String, String> sqlite() {
    return Map.of(Engine.DATA, data.toString());
  }

  static Map<String, String> postgres() {
    return Map.of(Engine.STORE, PostgresServer.emptySchema(), Engine.USER, "postgres");
  }

  @BeforeEach
  void openStore() {
    Map<String, String> properties = properties();
    store = RelationalStore.open(Engine.of(properties::get), Clock.fixed(NOW, ZoneOffset.UTC));
    cases = new StoredCaseStudies(store, plugins, organizations);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  /** All entries of the change log. */
  final List<Change> changes() {
    return store.changes().after(0, 1_000);
  }
}
