package org.exemplar.plugins.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.exemplar.plugins.internal.content.ContentFiles;
import org.osgi.framework.Bundle;

/**
 * The content files of a bundle. Looking at them does not resolve it.
 *
 * @param bundle the bundle
 */
record BundleFiles(Bundle bundle) implements ContentFiles {
  /** Whether the bundle is a plugin. */
  static boolean isPlugin(Bundle bundle) {
    return bundle.getState() != Bundle.UNINSTALLED && bundle.getEntry(DESCRIPTOR) != null;
  }

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>();
    collect(FOLDER, names);
    return names;
  }

  private void collect(String folder, List<String> names) {
    Enumeration<String> entries = bundle.getEntryPaths(folder);
    if (entries == null) {
      return;
    }
    for (String entry : Collections.list(entries)) {
      if (entry.endsWith("/")) {
        collect(entry, names);
      } else {
        names.add(entry);
      }
    }
  }

  @Override
  public byte[] read(String name) throws IOException {
    URL entry = bundle.getEntry(name);
    if (entry == null) {
      throw new FileNotFoundException(name);
    }
    try (InputStream in = entry.openStream()) {
      return in.readAllBytes();
    }
  }
}
