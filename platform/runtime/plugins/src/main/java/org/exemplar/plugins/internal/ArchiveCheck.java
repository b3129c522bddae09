package org.exemplar.plugins.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.exemplar.plugins.PluginAdmission;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.content.ContentFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides whether an archive goes to the framework. */
final class ArchiveCheck {
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveCheck.class);

  private final PluginAdmission admission;

  ArchiveCheck(PluginAdmission admission) {
    this.admission = admission;
  }

  /** Why not; empty where it does. */
  List<Problem> refusals(Path archive) {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      if (zip.getEntry(ContentFiles.DESCRIPTOR) == null) {
        return List.of(noPlugin(zip));
      }
      return isFragment(zip) ? List.of(fragment()) : admission.refusals(archive);
    } catch (IOException | IllegalArgumentException e) {
      LOG.error("{} cannot be opened", archive, e);
      return List.of(ArchiveFailure.of(archive));
    }
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
    return Problems.of(
        LifecycleCodes.NOT_A_PLUGIN,
        "它是片段（Fragment-Host），不能作为插件，请从清单中删去 Fragment-Host",
        "it is a fragment, which cannot be a plugin; remove Fragment-Host from its manifest");
  }

  private static Problem noPlugin(ZipFile zip) {
    return zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.endsWith("/" + ContentFiles.DESCRIPTOR))
        .findFirst()
        .map(name -> name.substring(0, name.length() - ContentFiles.DESCRIPTOR.length()))
        .map(ArchiveCheck::tooDeep)
        .orElseGet(
            () ->
                Problems.of(
                    LifecycleCodes.NOT_A_PLUGIN,
                    "文件中没有 " + ContentFiles.DESCRIPTOR + "，不是插件；请加上它，或从插件文件夹移走该文件",
                    "the file holds no "
                        + ContentFiles.DESCRIPTOR
                        + ", so it is no plugin; add one or take the file out of the folder"));
  }

  private static Problem tooDeep(String folder) {
    return Problems.of(
        LifecycleCodes.NOT_A_PLUGIN,
        "文件中没有 " + ContentFiles.DESCRIPTOR + "，它在文件夹 " + folder + " 之下；请打包该文件夹的内容，而不是文件夹本身",
        "the file holds no "
            + ContentFiles.DESCRIPTOR
            + " at its top, it stands below the folder "
            + folder
            + "; pack what is in the folder, not the folder");
  }
}
