package org.exemplar.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SqliteStoreTest extends StoreContract {
  @TempDir private Path data;

  @Override
  Map<String, String> properties() {
    return Map.of(Engine.DATA, data.toString());
  }

  @Test
  void aClosedStoreIsOneFile() {
    openWithNotes().close();
    assertThat(data.resolve("store")).isDirectoryContaining(this::isDatabase);
    assertThat(data.resolve("store").toFile().list()).containsExactly("exemplar.db");
  }

  @ParameterizedTest
  @CsvSource({"journal_mode, wal", "synchronous, 2", "foreign_keys, 1", "busy_timeout, 10000"})
  void theWritingConnectionIsDurable(String pragma, String value) throws SQLException {
    open();
    try (Connection connection = engine().writing().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA " + pragma)) {
      assertThat(row.getString(1)).isEqualTo(value);
    }
  }

  private boolean isDatabase(Path path) {
    return Files.isRegularFile(path);
  }
}
