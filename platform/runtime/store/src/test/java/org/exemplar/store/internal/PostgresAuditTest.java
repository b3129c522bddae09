package org.exemplar.store.internal;

import java.nio.file.Path;
import java.util.Map;
import org.exemplar.store.StoredLog;
import org.exemplar.testing.PostgresServer;

final class PostgresAuditTest extends AuditContract {
  private final String url = PostgresServer.emptySchema();

  @Override
  Map<String, String> properties(Path folder) {
    return Map.of(Engine.STORE, url, Engine.USER, PostgresServer.USER);
  }

  @Override
  StoredLog log(Path folder) {
    return StoredLog.at(url + (url.contains("?") ? "&" : "?") + "user=" + PostgresServer.USER);
  }
}
