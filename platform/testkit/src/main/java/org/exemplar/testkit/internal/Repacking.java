package org.exemplar.testkit.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.exemplar.archive.ArchiveProblem;
import org.exemplar.archive.Sealer;
import org.exemplar.archive.Writing;

/** Makes archives out of the files of a plugin, with something changed. */
final class Repacking {
  static final String DESCRIPTOR = "exemplar/plugin.yaml";
  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final String OF_ARCHIVE = "META-INF/exemplar/";
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final ObjectMapper JSON = new ObjectMapper();

  private Repacking() {}

  /** What packing came to. */
  record Packed(byte[] bytes, List<ArchiveProblem> problems) {}

  /** An archive of those files, without a signature. */
  static Packed pack(SortedMap<String, byte[]> entries) throws IOException {
    Path folder = Workshop.make(fresh -> fresh);
    Path jar = folder.resolve("plugin.jar");
    try {
      Files.write(jar, jar(entries));
      return Sealer.seal(jar) instanceof Writing.NotWritten refused
          ? new Packed(new byte[0], refused.problems())
          : new Packed(Files.readAllBytes(jar), List.of());
    } finally {
      Workshop.delete(folder);
    }
  }

  /** A plain jar of those files, which says nothing about itself. */
  static byte[] jar(SortedMap<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      put(
          zip,
          MANIFEST,
          entries.getOrDefault(
              MANIFEST, "Manifest-Version: 1.0\r\n\r\n".getBytes(StandardCharsets.UTF_8)));
      for (String name : entries.keySet()) {
        if (!name.equals(MANIFEST) && !name.startsWith(OF_ARCHIVE)) {
          put(zip, name, entries.get(name));
        }
      }
    }
    return bytes.toByteArray();
  }

  static void put(ZipOutputStream zip, String name, byte @org.jspecify.annotations.Nullable [] data)
      throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(data == null ? new byte[0] : data);
    zip.closeEntry();
  }

  /** The same files under another version of the plugin. */
  static SortedMap<String, byte[]> withVersion(SortedMap<String, byte[]> entries, String version) {
    try {
      byte[] descriptor = entries.getOrDefault(DESCRIPTOR, new byte[0]);
      JsonNode root = YAML.readTree(descriptor);
      if (root.path("plugin") instanceof ObjectNode plugin) {
        plugin.put("version", version);
      }
      return withoutVersion(with(entries, DESCRIPTOR, JSON.writeValueAsString(root)));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Sealing writes the version into the manifest, and refuses one that is there and differs. */
  private static SortedMap<String, byte[]> withoutVersion(SortedMap<String, byte[]> entries)
      throws IOException {
    byte[] bytes = entries.get(MANIFEST);
    if (bytes == null) {
      return entries;
    }
    Manifest manifest = new Manifest(new ByteArrayInputStream(bytes));
    manifest.getMainAttributes().remove(new Attributes.Name("Bundle-Version"));
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    manifest.write(written);
    SortedMap<String, byte[]> changed = new TreeMap<>(entries);
    changed.put(MANIFEST, written.toByteArray());
    return changed;
  }

  /** The same files with another one, or another text of one. */
  static SortedMap<String, byte[]> with(
      SortedMap<String, byte[]> entries, String name, String text) {
    SortedMap<String, byte[]> changed = new TreeMap<>(entries);
    changed.put(name, text.getBytes(StandardCharsets.UTF_8));
    return changed;
  }
}
