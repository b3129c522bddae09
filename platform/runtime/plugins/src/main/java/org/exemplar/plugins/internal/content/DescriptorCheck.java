package org.exemplar.plugins.internal.content;

import java.util.Optional;
import org.exemplar.spi.VersionRange;

/** Checks what a plugin says of the platform and of the plugins that it needs. */
final class DescriptorCheck {
  private final Findings findings;

  DescriptorCheck(Findings findings) {
    this.findings = findings;
  }

  void check(Located plugin) {
    range(plugin.child("platform"));
    findings.unique(Words.PLUGIN, PluginTree.children(plugin.elements("requires"), "plugin"));
    Optional<String> id = plugin.text("id");
    for (Located requirement : plugin.elements("requires")) {
      range(requirement.child("versions"));
      if (requirement.text("plugin").isPresent() && requirement.text("plugin").equals(id)) {
        findings.invalid(
            requirement.child("plugin"),
            "插件不能依赖自己，请删去这一条",
            "a plugin cannot require itself; remove this entry");
      }
    }
  }

  private void range(Located range) {
    range
        .text()
        .filter(text -> text.indexOf(',') > 0 && isEmpty(text))
        .ifPresent(
            text ->
                findings.invalid(
                    range,
                    "没有版本落在 " + text + " 之内，下限应低于上限，如 [1.0,2)",
                    "no version lies in " + text + "; the lower bound comes first, as in [1.0,2)"));
  }

  private static boolean isEmpty(String text) {
    try {
      VersionRange.parse(text);
      return false;
    } catch (IllegalArgumentException none) {
      return true;
    }
  }
}
