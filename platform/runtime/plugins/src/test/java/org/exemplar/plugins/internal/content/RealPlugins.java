package org.exemplar.plugins.internal.content;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What the platform and its five sectors really bring. */
public final class RealPlugins {
  /** Folders of resources, by plugin id. */
  public static final Map<String, Path> FOLDERS = folders();

  private RealPlugins() {}

  private static Map<String, Path> folders() {
    Path root = Path.of("").toAbsolutePath().resolve("../../..").normalize();
    Map<String, Path> folders = new TreeMap<>();
    for (String sector :
        new String[] {
          "rural", "urban-community", "enterprise", "institution", "social-organization"
        }) {
      folders.put(sector, root.resolve("plugins/" + sector + "/src/main/resources"));
    }
    folders.put("core", root.resolve("platform/capabilities/campaigns/src/main/resources"));
    return folders;
  }

  /** The files of one plugin, to be put into a bundle. */
  public static MemoryFiles files(Path folder) throws IOException {
    FolderFiles source = new FolderFiles(folder);
    MemoryFiles files = new MemoryFiles();
    for (String name : source.names()) {
      files.with(name, source.read(name));
    }
    return files;
  }
}
