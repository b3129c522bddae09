package org.exemplar.plugins.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.content.PlainReason;
import org.exemplar.spi.LocalizedText;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** Says in plain words why the bundle of a plugin does not run, and what to do about it. */
final class StartFailure {
  private static final LocalizedText SEE_LOG =
      new LocalizedText("没有说明原因，平台日志中有详情", "it does not say why; the platform's log has more");

  private final BundleContext context;

  StartFailure(BundleContext context) {
    this.context = context;
  }

  /** Of a bundle whose start was refused. */
  Problem of(Bundle bundle, Throwable thrown) {
    return problem(unresolved(bundle).orElseGet(() -> code(bundle, thrown)));
  }

  /** Of a bundle of which it is only known what others say; an empty text where they do not. */
  Problem of(Bundle bundle, String reason) {
    return problem(
        unresolved(bundle).orElseGet(() -> PlainReason.of(reason).map(this::said).orElse(SEE_LOG)));
  }

  private static Problem problem(LocalizedText why) {
    return Problems.of(
        LifecycleCodes.START_FAILED,
        "插件包无法启动：" + why.zh(),
        "the bundle does not start: " + why.en());
  }

  private Optional<LocalizedText> unresolved(Bundle bundle) {
    List<LocalizedText> missing =
        bundle.getState() == Bundle.INSTALLED ? MissingRequirements.of(bundle, context) : List.of();
    return missing.isEmpty() ? Optional.empty() : Optional.of(missing(missing));
  }

  private static LocalizedText missing(List<LocalizedText> missing) {
    return new LocalizedText(
        "缺少"
            + missing.stream().map(LocalizedText::zh).collect(Collectors.joining("、"))
            + "；不需要的请从清单中删去，需要的请先安装提供它的组件",
        "nobody offers "
            + missing.stream().map(LocalizedText::en).collect(Collectors.joining(", "))
            + "; remove from the manifest what is not needed, install a bundle that offers the"
            + " rest first");
  }

  private LocalizedText code(Bundle bundle, Throwable thrown) {
    for (Throwable each : chain(thrown)) {
      if (each instanceof UnsupportedClassVersionError) {
        int java = Runtime.version().feature();
        return new LocalizedText(
            "代码是为更新的 Java 编译的，请按 Java " + java + " 编译",
            "its code was compiled for a newer Java; compile it for Java " + java);
      }
      if (each instanceof ClassNotFoundException || each instanceof NoClassDefFoundError) {
        return classMissing(bundle, String.valueOf(each.getMessage()));
      }
    }
    return PlainReason.of(thrown).map(this::said).orElse(SEE_LOG);
  }

  private static LocalizedText classMissing(Bundle bundle, String message) {
    String name = message.strip().split("\\s", 2)[0].replace('/', '.');
    if (name.equals(bundle.getHeaders().get(Constants.BUNDLE_ACTIVATOR))) {
      return new LocalizedText(
          "清单中 Bundle-Activator 指的类不在插件包中；只有内容的插件不需要它，请删去或改正",
          "the class that Bundle-Activator names is not in the archive; a plugin without code needs"
              + " none: remove or correct the header");
    }
    String from = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    return new LocalizedText(
        "代码用到的包 " + from + " 既不在插件包中，也没有导入；请加入 Import-Package 或放进插件包",
        "its code uses package "
            + from
            + ", which is neither in the archive nor imported; add it to Import-Package or to the"
            + " archive");
  }

  private LocalizedText said(String reason) {
    return new LocalizedText(
        reason + "；请按此改正，平台日志中有详情", reason + "; correct that; the platform's log has more");
  }

  private static List<Throwable> chain(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable t = thrown; t != null && chain.size() < 10; t = t.getCause()) {
      chain.add(t);
    }
    return chain;
  }
}
