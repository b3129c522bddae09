package org.exemplar.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.exemplar.archive.Packer;
import org.exemplar.archive.Writing;
import org.exemplar.distribution.visitor.VisitorPlugin;

/** Packs plugins that tests install. */
record PluginArchives(Path folder) {
  /** A plugin with code and a field of its own. */
  byte[] visitor(String version) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("plugin.yaml", utf8(descriptor("visitor", version)));
    files.put("classes/OSGI-INF/visitor.xml", utf8(component(VisitorPlugin.class)));
    files.put(
        "classes/META-INF/MANIFEST.MF",
        utf8(
            "Manifest-Version: 1.0\n"
                + "Import-Package: org.exemplar.spi,org.exemplar.spi.schema\n"
                + "Service-Component: OSGI-INF/visitor.xml\n\n"));
    String path = VisitorPlugin.class.getName().replace('.', '/');
    for (String name : new String[] {path, path + "$Greeting", path + "$Hello"}) {
      files.put("classes/" + name + ".class", classFile(name));
    }
    return pack(files);
  }

  /** A plugin without code: a descriptor and more files. */
  byte[] declarative(String id, String version, Map<String, String> more) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("plugin.yaml", utf8(descriptor(id, version)));
    more.forEach((name, text) -> files.put(name, utf8(text)));
    return pack(files);
  }

  static String descriptor(String id, String version) {
    return """
    plugin:
      id: %s
      version: %s
      kind: SECTOR
      name: {zh: 访客, en: Visitor}
      description: {zh: 来了又走, en: Comes and goes}
    """
        .formatted(id, version);
  }

  private static String component(Class<?> type) {
    return """
    <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="visitor">
      <implementation class="%s"/>
      <service><provide interface="org.exemplar.spi.Plugin"/></service>
    </scr:component>
    """
        .formatted(type.getName());
  }

  private byte[] pack(Map<String, byte[]> files) throws IOException {
    Path source = Files.createTempDirectory(folder, "plugin");
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path place = source.resolve(file.getKey());
      Files.createDirectories(Objects.requireNonNull(place.getParent()));
      Files.write(place, file.getValue());
    }
    Path jar = source.resolveSibling(source.getFileName() + ".jar");
    if (Packer.pack(source, jar) instanceof Writing.NotWritten refused) {
      throw new AssertionError(refused.problems());
    }
    return Files.readAllBytes(jar);
  }

  private static byte[] classFile(String path) throws IOException {
    try (InputStream stream = PluginArchives.class.getResourceAsStream("/" + path + ".class")) {
      return Objects.requireNonNull(stream, path).readAllBytes();
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
