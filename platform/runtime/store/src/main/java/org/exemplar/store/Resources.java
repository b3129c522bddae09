package org.exemplar.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads text that stands beside a class. */
final class Resources {
  private Resources() {}

  static String text(Class<?> anchor, String name) {
    try (InputStream stream = anchor.getResourceAsStream(name)) {
      if (stream == null) {
        throw new StoreException("MIGRATION_FAILED", "no " + name + " beside " + anchor.getName());
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new StoreException("MIGRATION_FAILED", "cannot read " + name, broken);
    }
  }
}
