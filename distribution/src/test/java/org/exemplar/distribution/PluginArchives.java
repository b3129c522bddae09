package org.exemplar.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.exemplar.archive.Packer;
import org.exemplar.archive.Writing;
import org.exemplar.distribution.hostile.HostilePlugin;
import org.exemplar.distribution.hostile.HostileSchema;
import org.exemplar.distribution.visitor.VisitorPlugin;
import org.exemplar.spi.Plugin;

/** Packs plugins that tests install. */
record PluginArchives(Path folder) {
  static final String GREETING =
      "extend type VisitorQuery {\n  \"A greeting 问候.\"\n  greeting: String! @public\n}\n";

  /** A plugin with code and a field of its own. */
  byte[] visitor(String version) throws IOException {
    return visitor(version, VisitorPlugin.class, GREETING);
  }

  /** The same with other code, and with what that answers. */
  byte[] visitor(String version, Class<? extends Plugin> code, String sdl) throws IOException {
    List<String> classes =
        Stream.concat(Stream.of(code), Stream.of(code.getDeclaredClasses()))
            .map(PluginArchives::path)
            .toList();
    return coded("visitor", version, sdl, component(code, ""), classes);
  }

  /** A plugin whose code does harm. */
  byte[] hostile(HostilePlugin.Mode mode, String version) throws IOException {
    String property = "<property name=\"mode\" value=\"" + mode + "\"/>";
    return coded(
        "hostile",
        version,
        HostileSchema.sdl(mode),
        component(HostilePlugin.class, property),
        classesBeside(HostilePlugin.class));
  }

  private byte[] coded(
      String id, String version, String sdl, String component, List<String> classes)
      throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("plugin.yaml", utf8(descriptor(id, version)));
    if (!sdl.isEmpty()) {
      files.put("schema/" + id + ".graphqls", utf8(sdl));
    }
    files.put("classes/OSGI-INF/" + id + ".xml", utf8(component));
    files.put(
        "classes/META-INF/MANIFEST.MF",
        utf8(
            "Manifest-Version: 1.0\n"
                + "Import-Package: org.exemplar.spi,org.exemplar.spi.schema\n"
                + "Service-Component: OSGI-INF/"
                + id
                + ".xml\n\n"));
    for (String path : classes) {
      files.put("classes/" + path, classFile(path));
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

  private static List<String> classesBeside(Class<?> type) throws IOException {
    String place = type.getPackageName().replace('.', '/');
    try (Stream<Path> files = Files.list(Path.of("target", "test-classes", place))) {
      return files.map(file -> place + "/" + file.getFileName()).sorted().toList();
    }
  }

  private static String component(Class<?> type, String properties) {
    String activate =
        properties.isEmpty() ? "" : " activate=\"activate\" deactivate=\"deactivate\"";
    return """
    <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="%s"%s>
      <implementation class="%s"/>%s
      <service><provide interface="org.exemplar.spi.Plugin"/></service>
    </scr:component>
    """
        .formatted(type.getSimpleName(), activate, type.getName(), properties);
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

  private static String path(Class<?> type) {
    return type.getName().replace('.', '/') + ".class";
  }

  private static byte[] classFile(String path) throws IOException {
    try (InputStream stream = PluginArchives.class.getResourceAsStream("/" + path)) {
      return Objects.requireNonNull(stream, path).readAllBytes();
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
