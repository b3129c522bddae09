package org.exemplar.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Map;
import org.exemplar.store.StoreException;
import org.exemplar.store.StoredLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteAuditTest extends AuditContract {
  @Override
  Map<String, String> properties(Path folder) {
    return Map.of(Engine.DATA, folder.toString());
  }

  @Override
  StoredLog log(Path folder) {
    return StoredLog.in(folder);
  }

  @Test
  void where_no_store_lies_there_is_no_log(@TempDir Path empty) {
    StoreException none = catchThrowableOfType(StoreException.class, () -> StoredLog.in(empty));
    assertThat(none.code()).isEqualTo("LOG_NOT_FOUND");
    assertThat(empty).isEmptyDirectory();
  }
}
