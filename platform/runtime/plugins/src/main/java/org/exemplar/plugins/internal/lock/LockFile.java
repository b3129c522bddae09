package org.exemplar.plugins.internal.lock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.exemplar.spi.LocalizedText;

/**
 * The lock file {@code lock.json}. It is replaced as a whole, so that whoever reads it, also after
 * a crash, finds one state or the other.
 */
public final class LockFile {
  private static final int FORMAT = 1;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path file;
  private final Path lastGood;

  /**
   * The lock file of a folder.
   *
   * @param folder the folder of plugins in the data folder
   */
  public LockFile(Path folder) {
    this.file = folder.resolve("lock.json");
    this.lastGood = folder.resolve("lock.last-good.json");
  }

  /**
   * What it says; {@link PluginLock#none} where there is none.
   *
   * @throws IOException when it cannot be read or is no lock file
   */
  public PluginLock read() throws IOException {
    return read(file);
  }

  /** What the last platform that came up with all its plugins ran, as {@link #read} does. */
  public PluginLock readLastGood() throws IOException {
    return read(lastGood);
  }

  private static PluginLock read(Path from) throws IOException {
    if (!Files.exists(from)) {
      return PluginLock.none();
    }
    try {
      return lock(JSON.readTree(Files.readAllBytes(from)));
    } catch (IllegalArgumentException | DateTimeException | IOException broken) {
      throw new IOException(from.getFileName() + " is no lock file that can be read", broken);
    }
  }

  /** Remembers that a platform came up with it. */
  public void good(PluginLock lock) throws IOException {
    byte[] content = JSON.writeValueAsBytes(json(lock));
    if (!Files.exists(lastGood) || !Arrays.equals(content, Files.readAllBytes(lastGood))) {
      DurableFile.replace(lastGood, content);
    }
  }

  /** Replaces it; returns when that is durable. */
  public void write(PluginLock lock) throws IOException {
    DurableFile.replace(file, JSON.writeValueAsBytes(json(lock)));
  }

  private static PluginLock lock(JsonNode node) {
    if (node.path("format").asInt() != FORMAT) {
      throw new IllegalArgumentException("format " + node.path("format"));
    }
    TreeSet<String> shipped = new TreeSet<>();
    node.path("shipped").forEach(id -> shipped.add(id.asText()));
    return new PluginLock(
        node.required("generation").asLong(),
        text(node, "change"),
        entries(node.required("plugins")),
        Optional.of(node.path("previous")).filter(JsonNode::isArray).map(LockFile::entries),
        shipped);
  }

  private static List<LockEntry> entries(JsonNode array) {
    List<LockEntry> entries = new ArrayList<>();
    for (JsonNode node : array) {
      entries.add(
          new LockEntry(
              node.required("id").asText(),
              node.required("version").asText(),
              node.required("sha256").asText(),
              LockEntry.Source.valueOf(node.required("source").asText()),
              Optional.of(node.path("quarantine"))
                  .filter(JsonNode::isObject)
                  .map(LockFile::quarantine)));
    }
    return entries;
  }

  private static Quarantine quarantine(JsonNode node) {
    return new Quarantine(
        node.required("code").asText(),
        Instant.parse(node.required("since").asText()),
        new LocalizedText(node.required("zh").asText(), node.required("en").asText()));
  }

  private static Optional<String> text(JsonNode node, String field) {
    return Optional.of(node.path(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  private static ObjectNode json(PluginLock lock) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("format", FORMAT);
    node.put("generation", lock.generation());
    lock.change().ifPresent(change -> node.put("change", change));
    node.set("plugins", json(lock.plugins()));
    lock.previous().ifPresent(previous -> node.set("previous", json(previous)));
    ArrayNode shipped = node.putArray("shipped");
    lock.shipped().forEach(shipped::add);
    return node;
  }

  private static ArrayNode json(List<LockEntry> entries) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (LockEntry entry : entries) {
      ObjectNode node = array.addObject();
      node.put("id", entry.id());
      node.put("version", entry.version());
      node.put("sha256", entry.sha256());
      node.put("source", entry.source().name());
      entry.quarantine().ifPresent(reason -> node.set("quarantine", json(reason)));
    }
    return array;
  }

  private static ObjectNode json(Quarantine reason) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("code", reason.code());
    node.put("since", reason.since().toString());
    node.put("zh", reason.message().zh());
    node.put("en", reason.message().en());
    return node;
  }
}
