package org.exemplar.plugins.internal;

import java.util.Collection;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.content.Offers;
import org.exemplar.plugins.internal.content.Places;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.PluginApi;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.PluginRequirement;
import org.exemplar.spi.PluginVersion;

/** What a plugin asks of the platform and of other plugins. */
final class Requirements {
  private Requirements() {}

  /**
   * Looks at all of a plugin's.
   *
   * @param problems receives what is not as it needs it
   */
  static void check(
      PluginDescriptor plugin, Places places, Offers offers, Collection<Problem> problems) {
    if (!plugin.platform().contains(PluginApi.version())) {
      problems.add(
          places.problem(
              "plugin/platform",
              LifecycleCodes.PLATFORM_REQUIRED,
              new LocalizedText(
                  "本插件适用于插件接口 " + plugin.platform() + " 版，平台提供的是 " + PluginApi.VERSION + " 版",
                  "this plugin is for version "
                      + plugin.platform()
                      + " of the plugin API; the platform has "
                      + PluginApi.VERSION)));
    }
    for (PluginRequirement needed : plugin.requires()) {
      PluginVersion there = offers.plugins().get(needed.plugin());
      if (there == null || !needed.versions().contains(there)) {
        LocalizedText message = there == null ? absent(needed, offers) : unsuitable(needed, there);
        String part = "plugin/requires/" + needed.plugin();
        problems.add(places.problem(part, LifecycleCodes.PLUGIN_REQUIRED, message));
      }
    }
  }

  private static LocalizedText absent(PluginRequirement needed, Offers offers) {
    boolean broken = offers.broken().contains(needed.plugin());
    return new LocalizedText(
        "需要插件 "
            + needed.plugin()
            + " "
            + needed.versions()
            + (broken ? "，它已安装但有问题，解决之后本插件即可启用" : "，安装之后本插件即可启用"),
        "plugin "
            + needed.plugin()
            + " "
            + needed.versions()
            + " is required"
            + (broken
                ? "; it is installed and has problems of its own: mend those first"
                : "; this plugin works as soon as that one is installed"));
  }

  private static LocalizedText unsuitable(PluginRequirement needed, PluginVersion there) {
    return new LocalizedText(
        "需要插件 " + needed.plugin() + " " + needed.versions() + "，已安装的是 " + there + "，请换成合适的版本",
        "plugin "
            + needed.plugin()
            + " "
            + needed.versions()
            + " is required and "
            + there
            + " is installed; install one that suits");
  }
}
