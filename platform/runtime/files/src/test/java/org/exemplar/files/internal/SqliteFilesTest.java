package org.exemplar.files.internal;

import java.util.Map;

final class SqliteFilesTest extends FilesContract {
  @Override
  protected Map<String, String> properties() {
    return sqlite();
  }
}
