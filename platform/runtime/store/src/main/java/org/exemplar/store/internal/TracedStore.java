package org.exemplar.store.internal;

import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import java.util.Locale;
import java.util.function.Function;
import org.exemplar.store.ChangeLog;
import org.exemplar.store.Migrations;
import org.exemplar.store.Store;
import org.exemplar.store.StoreException;
import org.exemplar.store.Work;
import org.exemplar.tracing.Marks;
import org.exemplar.tracing.Tracing;
import org.jdbi.v3.core.Handle;

/**
 * Makes a span of each read and each work that belongs to a trace; of what they ask and write, it
 * tells nothing. The span of a work lasts until its commit, with the time that it waited.
 */
record TracedStore(Store store, Tracing tracing) implements Store {
  @Override
  public void migrate(Migrations migrations) {
    store.migrate(migrations);
  }

  @Override
  public <T> T read(Function<Handle, T> queries) {
    return tracing.isUnderWay()
        ? Tracing.within(span("read"), TracedStore::code, span -> store.read(queries))
        : store.read(queries);
  }

  @Override
  public <T> T write(Work<T> work) {
    return tracing.isUnderWay()
        ? Tracing.within(span("write"), TracedStore::code, span -> store.write(work))
        : store.write(work);
  }

  private SpanBuilder span(String operation) {
    return tracing
        .span("store " + operation)
        .setSpanKind(SpanKind.CLIENT)
        .setAttribute(Marks.DB_SYSTEM, store.engine().split(" ", 2)[0].toLowerCase(Locale.ROOT))
        .setAttribute(Marks.DB_OPERATION, operation);
  }

  private static String code(Throwable thrown) {
    return thrown instanceof StoreException broken ? broken.code() : Tracing.code(thrown);
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
