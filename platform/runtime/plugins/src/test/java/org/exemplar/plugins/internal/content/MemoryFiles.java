package org.exemplar.plugins.internal.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The files of a plugin in memory; they can be changed and written as a bundle. */
public final class MemoryFiles implements ContentFiles {
  private final Map<String, byte[]> files = new TreeMap<>();

  /** A plugin that has nothing but a name. */
  public static MemoryFiles plugin(String id) {
    return plugin(id, "SECTOR");
  }

  public static MemoryFiles plugin(String id, String kind) {
    return new MemoryFiles()
        .with(
            "exemplar/plugin.yaml",
            """
            plugin:
              id: %s
              version: 1.0.0
              kind: %s%s
              name: {zh: 测试, en: Test}
              description: {zh: 测试用的插件, en: A plugin for tests}
              sources:
                - code: HN
                  title: {zh: 通知, en: Notice}
                  issuers: [{zh: 湖南省, en: Hunan}]
                  number: null
                  date: 2011-04-28
            """
                .formatted(id, kind, kind.equals("LOCALITY") ? "\n  scope: [\"99\"]" : ""));
  }

  public MemoryFiles with(String name, String text) {
    return with(name, text.getBytes(StandardCharsets.UTF_8));
  }

  public MemoryFiles with(String name, byte[] bytes) {
    files.put(name, bytes);
    return this;
  }

  public String text(String name) {
    return new String(read(name), StandardCharsets.UTF_8);
  }

  @Override
  public List<String> names() {
    return List.copyOf(files.keySet());
  }

  @Override
  public byte[] read(String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  /** Puts the class of a plugin with code into it. */
  public MemoryFiles withCode() throws IOException {
    String file = "org/exemplar/plugins/fixture/CodedPlugin.class";
    try (InputStream in = MemoryFiles.class.getResourceAsStream("/" + file)) {
      with(file, Objects.requireNonNull(in, file).readAllBytes());
    }
    return this;
  }

  /**
   * Writes a bundle; more headers overwrite those that every bundle has, an empty one takes it
   * away.
   */
  public Path jar(Path file, Map<String, String> headers) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.putValue("Manifest-Version", "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", "test." + file.getFileName());
    attributes.putValue("Bundle-Version", "1.0.0");
    headers.forEach(attributes::putValue);
    attributes.values().removeIf(value -> value.toString().isEmpty());
    return jar(file, manifest);
  }

  private Path jar(Path file, Manifest manifest) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      write(jar, "");
    }
    return file;
  }

  /** Writes an archive without a manifest, all files below a folder; empty for none. */
  public Path zip(Path file, String folder) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      write(zip, folder);
    }
    return file;
  }

  private void write(ZipOutputStream jar, String folder) throws IOException {
    for (Map.Entry<String, byte[]> entry : files.entrySet()) {
      jar.putNextEntry(new ZipEntry(folder + entry.getKey()));
      jar.write(entry.getValue());
      jar.closeEntry();
    }
  }
}
