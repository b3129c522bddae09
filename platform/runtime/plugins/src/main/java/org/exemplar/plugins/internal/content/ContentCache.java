package org.exemplar.plugins.internal.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Remembers content that was checked and found good, one file for each digest, so that a start need
 * neither parse its YAML nor check it again. Losing it costs time only.
 */
final class ContentCache {
  private static final int MOST = 100;

  private final Optional<Path> own;
  private final List<Path> folders;

  /**
   * @param own a folder to write to
   * @param shipped a folder that came with the distribution
   */
  ContentCache(Optional<Path> own, Optional<Path> shipped) {
    this.own = own;
    List<Path> all = new ArrayList<>();
    shipped.ifPresent(all::add);
    own.ifPresent(all::add);
    this.folders = List.copyOf(all);
  }

  /** The checked files of that digest. */
  Optional<PluginTree> find(String digest) {
    return folders.stream()
        .map(folder -> folder.resolve(digest + ".json"))
        .filter(Files::exists)
        .flatMap(file -> read(file).stream())
        .findFirst();
  }

  private Optional<PluginTree> read(Path file) {
    try {
      List<ContentFile> files = new ArrayList<>();
      for (JsonNode node : Json.read(Files.readAllBytes(file))) {
        files.add(file(node));
      }
      return Optional.of(new PluginTree(files));
    } catch (IOException | IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  private static ContentFile file(JsonNode node) {
    Map<String, Integer> lines = new HashMap<>();
    node.path("lines").properties().forEach(e -> lines.put(e.getKey(), e.getValue().asInt()));
    ContentKind kind = ContentKind.valueOf(node.path("kind").asText());
    return new ContentFile(node.path("name").asText(), kind, node.path("root"), lines);
  }

  /** Remembers checked files. */
  void keep(String digest, PluginTree tree) {
    own.ifPresent(folder -> write(folder, digest, tree));
  }

  private void write(Path folder, String digest, PluginTree tree) {
    try {
      Files.createDirectories(folder);
      Path temporary = Files.createTempFile(folder, digest, ".tmp");
      try (OutputStream out = Files.newOutputStream(temporary)) {
        Json.write(json(tree), out);
      }
      Files.move(temporary, folder.resolve(digest + ".json"), StandardCopyOption.ATOMIC_MOVE);
      prune(folder);
    } catch (IOException e) {
      // a cache that cannot be written is slow, not wrong
    }
  }

  private static void prune(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> oldest =
          files.sorted(Comparator.comparing((Path file) -> file.toFile().lastModified())).toList();
      for (Path file : oldest.subList(0, Math.max(0, oldest.size() - MOST))) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static JsonNode json(PluginTree tree) {
    ArrayNode files = JsonNodeFactory.instance.arrayNode();
    for (ContentFile file : tree.files()) {
      ObjectNode node = files.addObject();
      node.put("name", file.name());
      node.put("kind", file.kind().name());
      ObjectNode lines = node.putObject("lines");
      new TreeMap<>(file.lines()).forEach((pointer, line) -> put(lines, pointer, line));
      node.set("root", file.root());
    }
    return files;
  }

  /** Few places can become problems of content that is right in itself. */
  private static void put(ObjectNode lines, String pointer, int line) {
    if (Places.needs(pointer)) {
      lines.put(pointer, line);
    }
  }
}
