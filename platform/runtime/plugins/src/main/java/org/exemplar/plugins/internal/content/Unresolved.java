package org.exemplar.plugins.internal.content;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.exemplar.spi.LocalizedText;

/** What is said of names that no plugin offers, and of what to write instead. */
public final class Unresolved {
  private static final int MOST = 40;

  private Unresolved() {}

  /** A part of a named plugin, such as {@code core/D9}. */
  static LocalizedText part(LocalizedText what, String key, Offers offers, Collection<String> all) {
    String plugin = key.substring(0, key.indexOf('/'));
    List<String> there =
        all.stream().filter(known -> known.startsWith(plugin + "/")).sorted().toList();
    LocalizedText missing = missing(what, key, offers.plugins().contains(plugin) ? there : all);
    return both(missing, remedy(what, plugin, there, offers));
  }

  private static LocalizedText remedy(
      LocalizedText what, String plugin, List<String> there, Offers offers) {
    if (offers.broken().contains(plugin)) {
      return new LocalizedText(
          "插件 " + plugin + " 已安装但有问题，解决它的问题之后，本插件才能启用",
          "plugin " + plugin + " is installed and has problems of its own; mend those first");
    }
    if (!offers.plugins().contains(plugin)) {
      return new LocalizedText(
          "插件 " + plugin + " 安装并提供它之后，本插件才能启用",
          "this plugin waits until plugin " + plugin + " is installed and offers it");
    }
    return there.isEmpty()
        ? new LocalizedText(
            "插件 " + plugin + " 没有" + what.zh() + "，请改用别的插件或自己的",
            "plugin "
                + plugin
                + " has no "
                + what.en()
                + " at all; use another plugin's or your own")
        : new LocalizedText(
            "插件 " + plugin + " 提供的是：" + zh(there) + "，请改用其中之一",
            "plugin " + plugin + " offers: " + en(there) + "; use one of these");
  }

  /** A set that another is said to refine. */
  public static LocalizedText refinedSet(String code, Collection<String> known) {
    return both(
        missing(Words.SET, code, known),
        new LocalizedText(
            "refines 应为本插件、平台核心或另一已安装插件的标准代号，现有：" + list(known, true) + "；等到某个插件提供它，本插件才能启用",
            "refines names a set of this plugin, of the platform's core or of another plugin"
                + " that is installed; there are: "
                + list(known, false)
                + "; this plugin waits until one offers it"));
  }

  /** A sector that an index is about. */
  public static LocalizedText sector(String id, Collection<String> known) {
    return both(
        missing(Words.SECTOR, id, known),
        new LocalizedText(
            "应为领域插件（kind: SECTOR）的 id，现有：" + list(known, true) + "；等到该插件安装，本插件才能启用",
            "write the id of a sector plugin (kind: SECTOR); there are: "
                + list(known, false)
                + "; this plugin waits until that one is installed"));
  }

  /** A type of organisation that has to be written with its plugin. */
  public static LocalizedText qualifiedType(String type, Collection<String> known) {
    LocalizedText missing =
        known.stream()
            .filter(qualified -> qualified.endsWith("/" + type))
            .sorted()
            .findFirst()
            .map(qualified -> meant(Words.TYPE, type, Optional.of(qualified)))
            .orElseGet(() -> missing(Words.TYPE, type, known));
    return both(
        missing,
        new LocalizedText(
            "组织类型要连同插件写全，如 rural/village-organization，现有：" + list(known, true),
            "types are written with their plugin, such as rural/village-organization; there are: "
                + list(known, false)));
  }

  private static LocalizedText missing(LocalizedText what, String name, Collection<String> known) {
    return meant(what, name, Nearest.to(name, known.stream().sorted().toList()));
  }

  private static LocalizedText meant(LocalizedText what, String name, Optional<String> nearest) {
    return new LocalizedText(
        what.zh() + " " + name + " 不存在" + nearest.map(near -> "，是否应为 " + near + "？").orElse("，"),
        what.en()
            + " "
            + name
            + " does not exist"
            + nearest.map(near -> "; did you mean " + near + "? ").orElse("; "));
  }

  private static LocalizedText both(LocalizedText first, LocalizedText second) {
    return new LocalizedText(first.zh() + second.zh(), first.en() + second.en());
  }

  private static String list(Collection<String> names, boolean chinese) {
    List<String> sorted = names.stream().sorted().toList();
    if (sorted.isEmpty()) {
      return chinese ? "（无）" : "none";
    }
    return chinese ? zh(sorted) : en(sorted);
  }

  private static String zh(List<String> names) {
    return joined(names, "、");
  }

  private static String en(List<String> names) {
    return joined(names, ", ");
  }

  private static String joined(List<String> names, String between) {
    return names.size() <= MOST
        ? String.join(between, names)
        : String.join(between, names.subList(0, MOST)) + between + "…";
  }
}
