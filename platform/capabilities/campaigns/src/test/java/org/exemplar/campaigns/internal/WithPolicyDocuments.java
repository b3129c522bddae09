package org.exemplar.campaigns.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.exemplar.store.Change;
import org.exemplar.store.internal.Engine;
import org.exemplar.store.internal.RelationalStore;
import org.exemplar.testing.OnBothEngines;
import org.exemplar.testkit.FakeCatalogue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests of policy documents, at a time that stands still. */
abstract class WithPolicyDocuments extends OnBothEngines {
  static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  final FakeCatalogue plugins =
      new FakeCatalogue(List.of(TestPlugins.withTypos(), TestPlugins.locality()));
  RelationalStore store;
  StoredPolicyDocuments documents;

  @BeforeEach
  final void openStore() {
    store = RelationalStore.open(Engine.of(this::property), Clock.fixed(NOW, ZoneOffset.UTC));
    documents = new StoredPolicyDocuments(store, plugins);
  }

  @AfterEach
  final void closeStore() {
    store.close();
  }

  /** All entries of the change log. */
  final List<Change> changes() {
    return store.changes().after(0, 1_000);
  }
}
