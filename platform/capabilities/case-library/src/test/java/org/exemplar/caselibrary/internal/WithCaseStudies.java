package org.exemplar.caselibrary.internal;

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

/** Tests of cases, at a time that stands still. */
abstract class WithCaseStudies extends OnBothEngines {
  static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  final FakeCatalogue plugins = new FakeCatalogue(TestPlugins.all());
  final FakeOrganizations organizations = new FakeOrganizations().add("990101", "上榆村");
  final FakePolicyDocuments documents = new FakePolicyDocuments();
  final FakeFileShelf files = new FakeFileShelf();
  RelationalStore store;
  StoredCaseStudies cases;

  @BeforeEach
  final void openStore() {
    store = RelationalStore.open(Engine.of(this::property), Clock.fixed(NOW, ZoneOffset.UTC));
    cases = new StoredCaseStudies(store, plugins, organizations, documents, files);
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
