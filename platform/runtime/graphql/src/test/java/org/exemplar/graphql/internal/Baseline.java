package org.exemplar.graphql.internal;

import static java.util.Comparator.comparing;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.exemplar.plugins.Assessment.SchemaDifference;
import org.exemplar.plugins.Assessment.Severity;
import org.exemplar.spi.PluginVersion;
import org.exemplar.spi.schema.SdlFile;

/**
 * A contract as it was released.
 *
 * @param version its version
 * @param sdl its text
 */
record Baseline(PluginVersion version, String sdl) {
  private static final String PREFIX = "schema-";
  private static final String ENDING = ".graphqls";

  /** The last one that a folder holds. */
  static Optional<Baseline> last(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Baseline> all = new ArrayList<>();
      for (Path file : files.toList()) {
        all.add(read(file));
      }
      return all.stream().max(comparing(Baseline::version));
    }
  }

  private static Baseline read(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (!name.startsWith(PREFIX) || !name.endsWith(ENDING)) {
      throw new IOException(file + " should be called " + PREFIX + "VERSION" + ENDING);
    }
    String version = name.substring(PREFIX.length(), name.length() - ENDING.length());
    return new Baseline(
        PluginVersion.parse(version), Files.readString(file, StandardCharsets.UTF_8));
  }

  /**
   * Writes it to a folder.
   *
   * @throws IOException when another contract of that version was released
   */
  Path release(Path folder) throws IOException {
    Path file = folder.resolve(PREFIX + version + ENDING);
    if (Files.exists(file) && !Files.readString(file, StandardCharsets.UTF_8).equals(sdl)) {
      throw new IOException(version + " was released already, and it was another contract");
    }
    return Files.writeString(file, sdl, StandardCharsets.UTF_8);
  }

  /** What clients of this one notice of another. */
  List<SchemaDifference> differences(String now) {
    return SchemaDifferences.between(schema(sdl), schema(now));
  }

  private static GraphQLSchema schema(String sdl) {
    return UnExecutableSchemaGenerator.makeUnExecutableSchema(
        SdlText.parse(List.of(new SdlFile("schema.graphqls", sdl))));
  }

  /**
   * What keeps another contract from following on this one; empty where nothing does. What breaks
   * clients takes a higher major version, whatever else they notice a higher minor version.
   */
  List<String> objections(PluginVersion next, String now) {
    List<SchemaDifference> noticed = differences(now);
    boolean breaks = noticed.stream().anyMatch(each -> each.severity() == Severity.BREAKING);
    PluginVersion least =
        breaks
            ? new PluginVersion(version.major() + 1, 0, 0)
            : noticed.isEmpty()
                ? version
                : new PluginVersion(version.major(), version.minor() + 1, 0);
    if (next.compareTo(least) >= 0) {
      return List.of();
    }
    List<String> objections = new ArrayList<>();
    objections.add(
        "version.txt says %s, and after %s this takes %s or higher"
            .formatted(next, version, least));
    noticed.forEach(
        each ->
            objections.add(each.severity() + " " + each.coordinate() + ": " + each.message().en()));
    return objections;
  }
}
