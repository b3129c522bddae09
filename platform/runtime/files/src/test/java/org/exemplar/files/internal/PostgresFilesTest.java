package org.exemplar.files.internal;

import java.util.Map;

final class PostgresFilesTest extends FilesContract {
  @Override
  protected Map<String, String> properties() {
    return postgres();
  }
}
