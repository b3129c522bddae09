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

  /**
   * The same with what makes it a subgraph of a federation, where the platform is to be one: keys,
   * {@code _service} and {@code _entities}.
   */
  public static Map<String, String> federated() {
    Map<String, String> files = files();
    files.put("federation.graphqls", text("federation.graphqls"));
    return files;
  }

  /**
   * Version of the contract: a higher major version breaks clients, a higher minor version adds to
   * what they have.
   */
  public static String version() {
    return text("version.txt").strip();
  }

  /**
   * The contract as one text, without {@code extend}: what the jar holds as {@code
   * org/exemplar/apischema/schema.graphqls}.
   */
  public static String composed() {
    return Composing.compose(files().values());
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
