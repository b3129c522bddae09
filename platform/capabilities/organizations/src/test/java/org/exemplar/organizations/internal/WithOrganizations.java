package org.exemplar.organizations.internal;

import java.util.List;
import org.exemplar.store.Change;
import org.exemplar.store.internal.Engine;
import org.exemplar.store.internal.RelationalStore;
import org.exemplar.testing.MovableClock;
import org.exemplar.testing.OnBothEngines;
import org.exemplar.testkit.FakeCatalogue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests of organisations, at a time that they choose. */
abstract class WithOrganizations extends OnBothEngines {
  final MovableClock clock = new MovableClock();
  final FakeCatalogue plugins = new FakeCatalogue(TestPlugins.all());
  RelationalStore store;
  StoredOrganizations organizations;

  @BeforeEach
  final void openStore() {
    store = RelationalStore.open(Engine.of(this::property), clock);
    organizations = new StoredOrganizations(store, plugins);
  }

  /** Closes the store and opens it again, as after a restart. */
  final void reopenStore() {
    store.close();
    openStore();
  }

  @AfterEach
  final void closeStore() {
    store.close();
  }

  /** The entries of the change log after a position. */
  final List<Change> changesAfter(long position) {
    return store.changes().after(position, 100_000);
  }
}
