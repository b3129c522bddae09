package org.exemplar.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.exemplar.benchmarks.constant.ConstantActivator;

/** Writes the bundle that serves the constant. */
final class ConstantBundle {
  private static final String IMPORTS =
      "jakarta.servlet,jakarta.servlet.http,org.osgi.framework,org.osgi.service.servlet.context";

  private ConstantBundle() {}

  static Path write(Path jar) throws IOException {
    String activator = ConstantActivator.class.getName();
    String folder = ConstantActivator.class.getPackageName().replace('.', '/') + "/";
    Manifest manifest = new Manifest();
    Attributes header = manifest.getMainAttributes();
    header.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    header.putValue("Bundle-ManifestVersion", "2");
    header.putValue("Bundle-SymbolicName", ConstantActivator.class.getPackageName());
    header.putValue("Bundle-Version", "1.0.0");
    header.putValue("Bundle-Activator", activator);
    header.putValue("Import-Package", IMPORTS);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (String name : List.of("ConstantActivator", "ConstantActivator$1", "ConstantServlet")) {
        out.putNextEntry(new JarEntry(folder + name + ".class"));
        try (InputStream in =
            ConstantBundle.class.getResourceAsStream("/" + folder + name + ".class")) {
          in.transferTo(out);
        }
        out.closeEntry();
      }
    }
    return jar;
  }
}
