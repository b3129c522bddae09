package org.exemplar.plugins.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.content.PlainReason;
import org.exemplar.spi.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/** Says in plain words why the framework does not take an archive, and what to do about it. */
final class InstallFailure {
  private InstallFailure() {}

  static Problem of(Path archive, Exception thrown) {
    LocalizedText why = why(archive, thrown);
    return Problems.of(
        LifecycleCodes.INSTALL_FAILED,
        "插件包无法安装：" + why.zh(),
        "the bundle cannot be installed: " + why.en());
  }

  private static LocalizedText why(Path archive, Exception thrown) {
    Attributes headers;
    try (JarFile jar = new JarFile(archive.toFile())) {
      Manifest manifest = jar.getManifest();
      headers = manifest == null ? null : manifest.getMainAttributes();
    } catch (IOException e) {
      return new LocalizedText(
          "清单 META-INF/MANIFEST.MF 无法读取，请用 jar 或 Maven 重新打包",
          "its META-INF/MANIFEST.MF cannot be read; pack it anew with jar or Maven");
    }
    return headers == null ? noManifest() : why(headers, thrown);
  }

  private static LocalizedText noManifest() {
    return new LocalizedText(
        "没有清单 META-INF/MANIFEST.MF，请用 jar --create 打包（会自动生成），不要只压缩文件夹",
        "it has no META-INF/MANIFEST.MF; pack it with jar --create, which writes one, instead of"
            + " zipping the folder");
  }

  private static LocalizedText why(Attributes headers, Exception thrown) {
    String name = headers.getValue(Constants.BUNDLE_SYMBOLICNAME);
    if (thrown instanceof BundleException refused
        && refused.getType() == BundleException.DUPLICATE_BUNDLE_ERROR) {
      return duplicate(name, headers.getValue(Constants.BUNDLE_VERSION));
    }
    if ("2".equals(headers.getValue(Constants.BUNDLE_MANIFESTVERSION)) && name == null) {
      return new LocalizedText(
          "清单有 Bundle-ManifestVersion: 2 而没有 Bundle-SymbolicName，请补上",
          "its manifest has Bundle-ManifestVersion: 2 and no Bundle-SymbolicName; add one");
    }
    String said = PlainReason.of(thrown).orElse("");
    return new LocalizedText(
        "清单 META-INF/MANIFEST.MF 中有框架不接受的内容" + (said.isEmpty() ? "" : "（" + said + "）") + "，请改正清单",
        "the framework does not accept its META-INF/MANIFEST.MF"
            + (said.isEmpty() ? "" : " (" + said + ")")
            + "; correct the manifest");
  }

  private static LocalizedText duplicate(@Nullable String name, @Nullable String version) {
    String both = name + " " + (version == null ? "0.0.0" : version);
    return new LocalizedText(
        "已有另一个包用了 Bundle-SymbolicName 和 Bundle-Version " + both + "，请改其中之一，或先移除那个包",
        "another bundle has Bundle-SymbolicName and Bundle-Version "
            + both
            + "; change one of the two or remove the other bundle first");
  }
}
