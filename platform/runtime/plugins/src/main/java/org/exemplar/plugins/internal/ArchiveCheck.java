package org.exemplar.plugins.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.exemplar.plugins.PluginAdmission;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.content.ContentFiles;

/** Decides whether an archive goes to the framework. */
final class ArchiveCheck {
  private final PluginAdmission admission;

  ArchiveCheck(PluginAdmission admission) {
    this.admission = admission;
  }

  /** Why not; empty where it does. */
  List<Problem> refusals(Path archive) {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      return zip.getEntry(ContentFiles.DESCRIPTOR) == null
          ? List.of(noPlugin())
          : admission.refusals(archive);
    } catch (IOException e) {
      String reason = Problems.reason(e);
      return List.of(
          Problems.of(
              LifecycleCodes.UNREADABLE,
              "文件不是完整的 jar：" + reason + "，请重新复制",
              "the file is no complete jar: " + reason + "; copy it again"));
    }
  }

  private static Problem noPlugin() {
    return Problems.of(
        LifecycleCodes.NOT_A_PLUGIN,
        "文件中没有 " + ContentFiles.DESCRIPTOR + "，不是插件",
        "the file holds no " + ContentFiles.DESCRIPTOR + ", so it is no plugin");
  }
}
