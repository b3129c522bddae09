package org.exemplar.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.BundleActivator;

/** A distribution in a temporary folder, with bundles that hold an activator at most. */
record Distribution(Path home) {
  /** Adds a bundle that records its start and stop. */
  Distribution bundle(String name, Map<String, String> headers) {
    return jar("bundles", name, headers, Recorder.class);
  }

  Distribution bundle(String name) {
    return bundle(name, Map.of());
  }

  Distribution plugin(String name) {
    return jar("plugins", name, Map.of(), Recorder.class);
  }

  Distribution failing(String name) {
    return jar("bundles", name, Map.of(), Failing.class);
  }

  /** Adds a bundle whose start fails without a word. */
  Distribution silent(String name) {
    return jar("bundles", name, Map.of("Failing-Silently", "true"), Failing.class);
  }

  Distribution configuration(String text) {
    try {
      Files.createDirectories(home.resolve("conf"));
      Files.writeString(home.resolve("conf/framework.properties"), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HostSettings settings() {
    return new HostSettings(home, home.resolve("data"), "127.0.0.1", 1, Map.of());
  }

  private Distribution jar(
      String folder,
      String name,
      Map<String, String> headers,
      Class<? extends BundleActivator> activator) {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.putValue("Manifest-Version", "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", name);
    main.putValue("Bundle-Version", "1.0.0");
    if (!headers.containsKey("Fragment-Host")) {
      main.putValue("Bundle-Activator", activator.getName());
      main.putValue("Import-Package", "org.osgi.framework");
    }
    headers.forEach(main::putValue);
    main.values().removeIf(value -> value.toString().isEmpty());
    try {
      Path jar = Files.createDirectories(home.resolve(folder)).resolve(name + ".jar");
      try (OutputStream out = Files.newOutputStream(jar);
          JarOutputStream entries = new JarOutputStream(out, manifest)) {
        copy(activator, entries);
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Class<?> type, JarOutputStream entries) throws IOException {
    String path = type.getName().replace('.', '/') + ".class";
    entries.putNextEntry(new JarEntry(path));
    try (InputStream in = type.getResourceAsStream("/" + path)) {
      if (in == null) {
        throw new IOException(path);
      }
      in.transferTo(entries);
    }
  }
}
