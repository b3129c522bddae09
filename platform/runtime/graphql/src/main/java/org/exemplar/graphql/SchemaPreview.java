package org.exemplar.graphql;

import java.util.List;
import org.exemplar.graphql.internal.Preview;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Problem;

/**
 * What a plugin adds to the schema, said before it is installed.
 *
 * @param sdl its types, its root fields and its mutations, each with its description
 * @param problems why the schema could not be composed with it
 */
public record SchemaPreview(String sdl, List<Problem> problems) {
  public SchemaPreview {
    problems = List.copyOf(problems);
  }

  /**
   * Composes the schema of a catalogue, with nothing behind its fields.
   *
   * @param catalogue all plugins
   * @param plugin id of one that is ACTIVE in it
   * @param hasCode whether it has code, which has not been asked what it answers
   * @throws IllegalArgumentException when it is not
   */
  public static SchemaPreview of(Catalogue catalogue, String plugin, boolean hasCode) {
    return Preview.of(catalogue, plugin, hasCode);
  }
}
