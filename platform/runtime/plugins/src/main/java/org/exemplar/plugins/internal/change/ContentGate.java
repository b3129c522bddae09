package org.exemplar.plugins.internal.change;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.ArchiveFiles;
import org.exemplar.plugins.internal.content.ContentFiles;
import org.exemplar.plugins.internal.content.ContentReader;
import org.exemplar.plugins.internal.content.ContentResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets archives pass that hold right content. */
final class ContentGate implements ArchiveGate {
  private static final Logger LOG = LoggerFactory.getLogger(ContentGate.class);

  private final ContentReader reader = new ContentReader();

  @Override
  public Passage look(Path archive, boolean shipped) {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      if (zip.getEntry(ContentFiles.DESCRIPTOR) == null) {
        return refused(noPlugin(zip));
      }
      if (isFragment(zip)) {
        return refused(fragment());
      }
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("An archive cannot be opened", e);
      return refused(
          Planner.problem(
              "ARCHIVE_UNREADABLE",
              "文件不是完整的插件包（jar），请重新打包或重新上传",
              "the file is no whole archive (jar); pack it or send it again"));
    }
    return switch (reader.read(new ArchiveFiles(archive))) {
      case ContentResult.Good good ->
          new Passage(Optional.of(good.content().descriptor()), Optional.empty(), List.of());
      case ContentResult.Bad bad -> new Passage(bad.descriptor(), Optional.empty(), bad.problems());
    };
  }

  private static Passage refused(Problem problem) {
    return new Passage(Optional.empty(), Optional.empty(), List.of(problem));
  }

  /** Taking a fragment of the framework away would end the framework. */
  private static boolean isFragment(ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(JarFile.MANIFEST_NAME);
    if (entry == null) {
      return false;
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return new Manifest(in).getMainAttributes().getValue("Fragment-Host") != null;
    }
  }

  private static Problem fragment() {
    return Planner.problem(
        "NOT_A_PLUGIN",
        "它是片段（Fragment-Host），不能作为插件，请从清单中删去 Fragment-Host",
        "it is a fragment, which cannot be a plugin; remove Fragment-Host from its manifest");
  }

  private static Problem noPlugin(ZipFile zip) {
    Optional<String> deeper =
        zip.stream()
            .map(ZipEntry::getName)
            .filter(name -> name.endsWith("/" + ContentFiles.DESCRIPTOR))
            .findFirst()
            .map(name -> name.substring(0, name.length() - ContentFiles.DESCRIPTOR.length()));
    return deeper
        .map(
            folder ->
                Planner.problem(
                    "NOT_A_PLUGIN",
                    "文件中的 "
                        + ContentFiles.DESCRIPTOR
                        + " 在文件夹 "
                        + folder
                        + " 之下；请打包该文件夹的内容，而不是文件夹本身",
                    ContentFiles.DESCRIPTOR
                        + " stands below the folder "
                        + folder
                        + "; pack what is in the folder, not the folder"))
        .orElseGet(
            () ->
                Planner.problem(
                    "NOT_A_PLUGIN",
                    "文件中没有 " + ContentFiles.DESCRIPTOR + "，不是插件",
                    "the file holds no " + ContentFiles.DESCRIPTOR + ", so it is no plugin"));
  }
}
