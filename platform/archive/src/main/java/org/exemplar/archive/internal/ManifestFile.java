package org.exemplar.archive.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.exemplar.archive.Identity;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.PluginVersion;

/** The OSGi manifest of an archive: made to fit what the plugin is, or checked against that. */
final class ManifestFile {
  static final String ENTRY = "META-INF/MANIFEST.MF";

  private static final String MANIFEST_VERSION = "Bundle-ManifestVersion";
  private static final String SYMBOLIC_NAME = "Bundle-SymbolicName";
  private static final String VERSION = "Bundle-Version";
  private static final String NAME = "Bundle-Name";
  private static final String IMPORT = "Import-Package";
  private static final String EXPORT = "Export-Package";
  private static final String PROVIDE = "Provide-Capability";
  private static final String REQUIRE = "Require-Capability";

  /** Headers with which something else would run than what is listed, or somewhere else. */
  private static final List<String> FORBIDDEN =
      List.of(
          "Fragment-Host",
          "Bundle-ClassPath",
          "Multi-Release",
          "ExtensionBundle-Activator",
          "Require-Bundle",
          "DynamicImport-Package");

  /** Headers with which a bundle without classes would run those of others. */
  private static final List<String> OF_CODE =
      List.of("Bundle-Activator", "Service-Component", EXPORT);

  /** Packages that are the platform's; of these, a plugin sees the first alone. */
  private static final String SPI = "org.exemplar.spi";

  private static final List<String> PLATFORM = List.of("org.exemplar.", "org.osgi.");

  private final Attributes main;
  private final Problems problems;

  private ManifestFile(Attributes main, Problems problems) {
    this.main = main;
    this.problems = problems;
  }

  /** The manifest for a plugin; headers of the given one stay unless they say who it is. */
  static byte[] complete(
      Optional<byte[]> given, Identity identity, boolean hasCode, Problems problems) {
    Manifest manifest = given.flatMap(bytes -> parse(bytes, problems)).orElseGet(Manifest::new);
    Attributes main = manifest.getMainAttributes();
    main.putIfAbsent(Attributes.Name.MANIFEST_VERSION, "1.0");
    putIfAbsent(main, MANIFEST_VERSION, "2");
    putIfAbsent(main, SYMBOLIC_NAME, "org.exemplar.plugin." + identity.id());
    putIfAbsent(main, VERSION, identity.version().toString());
    putIfAbsent(main, NAME, identity.name().en());
    ManifestFile file = new ManifestFile(main, problems);
    List<String> provided = file.foreign(PROVIDE);
    provided.add(Capabilities.provided(identity));
    List<String> required = file.foreign(REQUIRE);
    required.addAll(Capabilities.required(identity));
    main.putValue(PROVIDE, String.join(",", provided));
    main.putValue(REQUIRE, String.join(",", required));
    file.check(identity, hasCode);
    return bytes(manifest);
  }

  /** Checks that a manifest says of the plugin what its contents say. */
  static void check(byte[] bytes, Identity identity, boolean hasCode, Problems problems) {
    Optional<Manifest> manifest = parse(bytes, problems);
    if (manifest.isPresent()) {
      new ManifestFile(manifest.get().getMainAttributes(), problems).check(identity, hasCode);
    }
  }

  private void check(Identity identity, boolean hasCode) {
    FORBIDDEN.forEach(
        header ->
            refuse(
                header,
                "清单中不能有 " + header + "，请删去",
                header + " is not allowed in a plugin's manifest; take it away"));
    if (!hasCode) {
      OF_CODE.forEach(
          header ->
              refuse(
                  header,
                  "插件没有代码，清单中不能有 " + header + "，请删去",
                  header + " is for plugins with code, and this one has none; take it away"));
    } else {
      packages(EXPORT)
          .filter(name -> PLATFORM.stream().anyMatch(name::startsWith))
          .forEach(this::exportedWrongly);
    }
    packages(IMPORT).filter(ManifestFile::isInner).forEach(this::importedWrongly);
    expect(MANIFEST_VERSION, "2", Optional.ofNullable(main.getValue(MANIFEST_VERSION)));
    symbolicName(identity.id());
    version(identity.version());
    capabilities(PROVIDE, List.of(Capabilities.provided(identity)));
    capabilities(REQUIRE, Capabilities.required(identity));
  }

  private Stream<String> packages(String header) {
    return clauses(header).stream().map(HeaderClause::name);
  }

  private static boolean isInner(String name) {
    return name.startsWith("org.exemplar.") && !name.equals(SPI) && !name.startsWith(SPI + ".");
  }

  private void importedWrongly(String name) {
    refuse(
        IMPORT,
        "插件只能使用平台的 " + SPI + " 及其下的包，不能导入 " + name + "，请删去",
        "of the platform a plugin uses "
            + SPI
            + " and what is below it, not "
            + name
            + "; take it away");
  }

  private void exportedWrongly(String name) {
    refuse(
        EXPORT,
        "插件不能导出平台的包 " + name + "，请删去",
        "a plugin must not export " + name + ", a package of the platform; take it away");
  }

  private void refuse(String header, String zh, String en) {
    if (main.getValue(header) != null) {
      problems.addAt(ENTRY, Codes.MANIFEST_NOT_ALLOWED, zh, en);
    }
  }

  private void symbolicName(String id) {
    String name = clauses(SYMBOLIC_NAME).stream().findFirst().map(HeaderClause::name).orElse("");
    if (!name.equals(id) && !name.endsWith("." + id)) {
      differs(
          SYMBOLIC_NAME,
          "插件 id 为 " + id + " 时，它应为 org.exemplar.plugin." + id + " 或以 ." + id + " 结尾",
          "for plugin id " + id + " it must be org.exemplar.plugin." + id + " or end with ." + id);
    }
  }

  private void version(PluginVersion version) {
    expect(VERSION, version.toString(), Optional.ofNullable(main.getValue(VERSION)));
  }

  private void expect(String header, String right, Optional<String> found) {
    if (!found.map(String::strip).equals(Optional.of(right))) {
      differs(header, "按 plugin.yaml 应为 " + right, "by plugin.yaml it must be " + right);
    }
  }

  private void capabilities(String header, List<String> right) {
    Set<HeaderClause> expected = new HashSet<>(HeaderClause.of(String.join(",", right)));
    List<HeaderClause> found = clauses(header).stream().filter(Capabilities::own).toList();
    Set<Object> same = new HashSet<>();
    found.forEach(clause -> same.add(meaning(clause)));
    Set<Object> needed = new HashSet<>();
    expected.forEach(clause -> needed.add(meaning(clause)));
    if (found.size() != expected.size() || !same.equals(needed)) {
      String all = String.join(",", right);
      differs(header, "按 plugin.yaml 应含 " + all, "by plugin.yaml it must hold " + all);
    }
  }

  private static Object meaning(HeaderClause clause) {
    return List.of(clause.name(), clause.attributes(), clause.directives());
  }

  private List<String> foreign(String header) {
    List<String> texts = new ArrayList<>();
    clauses(header).stream()
        .filter(clause -> !Capabilities.own(clause))
        .map(HeaderClause::text)
        .forEach(texts::add);
    return texts;
  }

  private List<HeaderClause> clauses(String header) {
    String value = main.getValue(header);
    if (value == null || value.isBlank()) {
      return List.of();
    }
    try {
      return HeaderClause.of(value);
    } catch (IllegalArgumentException e) {
      problems.addAt(
          ENTRY, Codes.MANIFEST_INVALID, header + " 写法有误", header + " is not well formed");
      return List.of();
    }
  }

  private void differs(String header, String zh, String en) {
    problems.addAt(
        ENTRY, Codes.MANIFEST_DIFFERS, header + " 与插件不符：" + zh, header + " does not fit: " + en);
  }

  private static Optional<Manifest> parse(byte[] bytes, Problems problems) {
    Optional<LocalizedText> doubtful = doubtful(bytes);
    if (doubtful.isPresent()) {
      LocalizedText why = doubtful.get();
      problems.addAt(ENTRY, Codes.MANIFEST_INVALID, why.zh(), why.en());
      return Optional.empty();
    }
    try {
      return Optional.of(new Manifest(new ByteArrayInputStream(bytes)));
    } catch (IOException | IllegalArgumentException e) {
      problems.addAt(ENTRY, Codes.MANIFEST_INVALID, "清单的写法有误，无法读取", "the manifest cannot be read");
      return Optional.empty();
    }
  }

  /** What a framework could read otherwise than the check here does, empty where nothing is. */
  private static Optional<LocalizedText> doubtful(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    if (text.indexOf('\r') >= 0 || text.indexOf('\0') >= 0 || !text.endsWith("\n")) {
      return Optional.of(
          new LocalizedText(
              "清单每一行都应以换行结束，且不含其他控制字符",
              "every line of the manifest must end with a line feed, and there are no other control"
                  + " characters"));
    }
    if (!text.startsWith("Manifest-Version:")) {
      return Optional.of(
          new LocalizedText(
              "清单第一行应为 Manifest-Version: 1.0", "its first line must be Manifest-Version: 1.0"));
    }
    Set<String> names = new HashSet<>();
    return text.lines()
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> !line.startsWith(" "))
        .map(line -> line.substring(0, Math.max(0, line.indexOf(':'))))
        .filter(name -> !names.add(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .map(
            name ->
                new LocalizedText(name + " 出现了两次，请只保留一个", name + " stands there twice; keep one"));
  }

  private static void putIfAbsent(Attributes main, String header, String value) {
    main.putIfAbsent(new Attributes.Name(header), value);
  }

  private static byte[] bytes(Manifest manifest) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      manifest.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
