package org.exemplar.organizations.internal;

import java.nio.file.Path;
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
  @TempDir Path data;

  final SteppingClock clock = new SteppingClock();
  final FakeCatalogue plugins = new FakeCatalogue(TestPlugins.all());
  private Map<String, String> properties;
  RelationalStore store;
  StoredOrganizations organizations;

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
    properties = properties();
    store = RelationalStore.open(Engine.of(properties::get), clock);
    organizations = new StoredOrganizations(store, plugins);
  }

  /** Closes the store and opens it again, as after a restart. */
  final void reopenStore() {
    store.close();
    store = RelationalStore.open(Engine.of(properties::get), clock);
    organizations = new StoredOrganizations(store, plugins);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  /** The entries of the change log after a position. */
  final List<Change> changesAfter(long position) {
    return store.changes().after(position, 100_000);
  }
}
