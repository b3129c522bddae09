package org.exemplar.identity.internal;

import java.util.function.Function;
import org.exemplar.store.ChangeLog;
import org.exemplar.store.Migrations;
import org.exemplar.store.Store;
import org.exemplar.store.StoreException;
import org.exemplar.store.Work;
import org.jdbi.v3.core.Handle;

/** A store that takes what is written only as long as it is told to. */
final class FlakyStore implements Store {
  private final Store store;
  boolean takes = true;

  FlakyStore(Store store) {
    this.store = store;
  }

  @Override
  public void migrate(Migrations migrations) {
    store.migrate(migrations);
  }

  @Override
  public <T> T read(Function<Handle, T> queries) {
    return store.read(queries);
  }

  @Override
  public <T> T write(Work<T> work) {
    if (!takes) {
      throw new StoreException("STORE_UNAVAILABLE", "the disk is full");
    }
    return store.write(work);
  }

  @Override
  public ChangeLog changes() {
    return store.changes();
  }

  @Override
  public boolean isShared() {
    return store.isShared();
  }

  @Override
  public String engine() {
    return store.engine();
  }
}
