package org.exemplar.apischema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The SDL files of the platform's contract. */
public final class ApiSchema {
  private ApiSchema() {}

  /** Text by file name, in the order in which they are composed. */
  public static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    text("index.txt").lines().forEach(name -> files.put(name, text(name)));
    return files;
  }

  private static String text(String name) {
    try (InputStream stream = ApiSchema.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the contract lacks " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
