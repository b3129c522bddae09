package org.exemplar.store.internal;

import com.zaxxer.hikari.HikariConfig;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import javax.sql.DataSource;

/** An engine whose next commits fail, as many as the counter says. */
record FailingCommits(Engine engine, AtomicInteger failing) implements Engine {
  @Override
  public void prepare() {
    engine.prepare();
  }

  @Override
  public DataSource writing() {
    DataSource source = engine.writing();
    return proxy(DataSource.class, source, (method, result) -> wrap(result));
  }

  @Override
  public HikariConfig reading() {
    return engine.reading();
  }

  @Override
  public void interrupt(Connection connection) throws SQLException {
    engine.interrupt(connection);
  }

  @Override
  public boolean shared() {
    return engine.shared();
  }

  @Override
  public void lockMigrations(Connection connection) throws SQLException {
    engine.lockMigrations(connection);
  }

  @Override
  public void unlockMigrations(Connection connection) throws SQLException {
    engine.unlockMigrations(connection);
  }

  private Object wrap(Object result) {
    return result instanceof Connection connection
        ? proxy(Connection.class, connection, (method, value) -> value)
        : result;
  }

  private <T> T proxy(Class<T> type, T target, BiFunction<Method, Object, Object> after) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (method.getName().equals("commit")
                  && failing.getAndUpdate(n -> n > 0 ? n - 1 : 0) > 0) {
                throw new SQLException("planted: the disk is full");
              }
              try {
                return after.apply(method, method.invoke(target, arguments));
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
    return type.cast(proxy);
  }
}
