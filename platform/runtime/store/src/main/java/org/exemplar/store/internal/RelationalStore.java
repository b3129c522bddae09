package org.exemplar.store.internal;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.exemplar.store.ChangeLog;
import org.exemplar.store.Migrations;
import org.exemplar.store.Store;
import org.exemplar.store.StoreException;
import org.exemplar.store.Work;
import org.jdbi.v3.core.Handle;

/** The store over one engine; needs no framework. */
public final class RelationalStore implements Store, AutoCloseable {
  private static final Migrations OWN =
      Migrations.beside(
          RelationalStore.class, "store", "V1__change_log.sql", "V2__origin.sql", "V3__audit.sql");

  private final AtomicBoolean closed = new AtomicBoolean();
  private final WritingConnection line;
  private final Migrator migrator;
  private final String engine;
  private final boolean shared;
  private final Snapshots snapshots;
  private final CommittedChanges changes;
  private final HeadPoll poll;
  private final Writer writer;

  private RelationalStore(Engine engine, WritingConnection line, Clock clock) {
    HandleSource handles = new HandleSource();
    this.line = line;
    this.shared = engine.shared();
    this.migrator = new Migrator(engine, line);
    migrator.prepare();
    migrator.migrate(OWN);
    this.engine = name(line);
    this.snapshots = new Snapshots(engine, handles);
    this.changes = new CommittedChanges(snapshots);
    this.poll = new HeadPoll(changes);
    this.writer = new Writer(line, handles, snapshots, changes, clock);
  }

  /**
   * Opens the store and brings its own tables up to date.
   *
   * @throws StoreException {@code STORE_UNAVAILABLE}, {@code MIGRATION_FAILED}
   */
  public static RelationalStore open(Engine engine, Clock clock) {
    engine.prepare();
    WritingConnection line = new WritingConnection(engine.writing());
    try {
      RelationalStore store = new RelationalStore(engine, line, clock);
      store.writer.start();
      if (engine.shared()) {
        store.poll.start();
      }
      return store;
    } catch (RuntimeException broken) {
      line.close();
      throw broken;
    }
  }

  @Override
  public void migrate(Migrations migrations) {
    writer.requireOtherThread("migrate");
    migrator.migrate(migrations);
  }

  @Override
  public <T> T read(Function<Handle, T> queries) {
    return snapshots.read(queries);
  }

  @Override
  public <T> T write(Work<T> work) {
    return writer.write(work);
  }

  @Override
  public ChangeLog changes() {
    return changes;
  }

  @Override
  public boolean isShared() {
    return shared;
  }

  @Override
  public String engine() {
    return engine;
  }

  /** Finishes the works that are queued and the reads that have begun. */
  @Override
  public void close() {
    writer.requireOtherThread("close");
    if (closed.compareAndSet(false, true)) {
      poll.close();
      writer.close();
      snapshots.close();
      line.close();
    }
  }

  private static String name(WritingConnection line) {
    line.turn().lock();
    try {
      DatabaseMetaData about = line.open().getMetaData();
      String version = about.getDatabaseProductVersion();
      return about.getDatabaseProductName() + " " + version.split(" ", 2)[0];
    } catch (SQLException broken) {
      throw new StoreException("STORE_UNAVAILABLE", "cannot open the store", broken);
    } finally {
      line.turn().unlock();
    }
  }
}
