package org.exemplar.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.exemplar.benchmarks.ceiling.CeilingActivator;
import org.exemplar.benchmarks.constant.ConstantActivator;
import org.exemplar.benchmarks.constant.OwnContext;

/**
 * A bundle of a few classes of this module.
 *
 * @param activator what starts it
 * @param others further classes beside the activator, by their simple names
 * @param imports packages that it has from other bundles, beside those of servlets
 */
record SmallBundle(Class<?> activator, List<String> others, List<String> imports) {
  /** Serves the constant. */
  static final SmallBundle CONSTANT =
      new SmallBundle(ConstantActivator.class, List.of("ConstantServlet"), List.of());

  /** Serves the ceiling. */
  static final SmallBundle CEILING =
      new SmallBundle(
          CeilingActivator.class,
          List.of("CeilingServlet", "CeilingSchema", "Rows"),
          List.of(
              "com.fasterxml.jackson.core",
              "com.fasterxml.jackson.databind",
              "graphql",
              "graphql.execution.preparsed",
              "graphql.language",
              "graphql.schema",
              "graphql.schema.idl",
              "org.dataloader"));

  private static final String SERVLETS =
      "jakarta.servlet,jakarta.servlet.http,org.osgi.framework,org.osgi.service.servlet.context";

  /** Writes it. */
  Path write(Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest())) {
      add(out, OwnContext.class.getName());
      add(out, activator.getName());
      others.forEach(name -> add(out, activator.getPackageName() + "." + name));
    }
    return jar;
  }

  private Manifest manifest() {
    Manifest manifest = new Manifest();
    Attributes header = manifest.getMainAttributes();
    header.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    header.putValue("Bundle-ManifestVersion", "2");
    header.putValue("Bundle-SymbolicName", activator.getPackageName());
    header.putValue("Bundle-Version", "1.0.0");
    header.putValue("Bundle-Activator", activator.getName());
    header.putValue(
        "Import-Package",
        imports.isEmpty() ? SERVLETS : SERVLETS + "," + String.join(",", imports));
    return manifest;
  }

  private static void add(JarOutputStream out, String name) {
    String file = name.replace('.', '/') + ".class";
    try (InputStream in =
        Objects.requireNonNull(SmallBundle.class.getResourceAsStream("/" + file))) {
      out.putNextEntry(new JarEntry(file));
      in.transferTo(out);
      out.closeEntry();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
