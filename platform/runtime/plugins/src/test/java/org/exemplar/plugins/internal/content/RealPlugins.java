package org.exemplar.plugins.internal.content;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What the platform and its five sectors really bring. */
public final class RealPlugins {
  /** Folders of resources, by plugin id. */
  public static final Map<String, Path> FOLDERS = folders();

  /** Folders of the five locality packs, by plugin id. */
  public static final Map<String, Path> LOCALITIES = localities();

  private RealPlugins() {}

  private static Map<String, Path> localities() {
    Path root = root().resolve("plugins/localities");
    Map<String, Path> folders = new TreeMap<>();
    for (String id : new String[] {"hunan", "jiaozuo", "quanzhou", "shizong", "tongzhou"}) {
      folders.put(id, root.resolve(id));
    }
    return folders;
  }

  private static Path root() {
    return Path.of("").toAbsolutePath().resolve("../../..").normalize();
  }

  private static Map<String, Path> folders() {
    Path root = root();
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
