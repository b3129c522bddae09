package org.exemplar.cli.doctor;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.exemplar.plugins.PluginExamination;

/** What the platform's own bundles say about the plugins of a data folder. */
final class PluginCheck {
  private PluginCheck() {}

  /** What they find, or that they cannot look. */
  static List<Finding> findings(Path home, Path data) {
    try {
      return PluginExamination.of(home, data, Clock.systemUTC()).stream()
          .map(
              each ->
                  new Finding(
                      each.severity() == org.exemplar.plugins.Finding.Severity.PROBLEM,
                      each.code(),
                      each.place(),
                      each.message().zh(),
                      each.message().en(),
                      each.command()))
          .toList();
    } catch (LinkageError bundleMissing) {
      return List.of(
          Finding.problem(
              "PLUGINS_NOT_EXAMINED",
              "bundles",
              "平台自身的组件不齐全，无法检查插件；请重新解压发行包，data 和 conf 可以保留",
              "bundles of the platform are missing, so the plugins could not be examined; unpack"
                  + " the distribution anew, data and conf may stay",
              HomeCheck.ANEW));
    }
  }
}
