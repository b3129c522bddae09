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
    LocalizedText missing = missing(what, key, offers.plugins().containsKey(plugin) ? there : all);
    return both(missing, remedy(what, plugin, there, offers));
  }

  private static LocalizedText remedy(
      LocalizedText what, String plugin, List<String> there, Offers offers) {
    if (offers.broken().contains(plugin)) {
      return new LocalizedText(
          "插件 " + plugin + " 已安装但有问题，解决它的问题之后，本插件才能启用",
          "plugin " + plugin + " is installed and has problems of its own; mend those first");
    }
    if (!offers.plugins().containsKey(plugin)) {
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

  /** A type of organisation of a named plugin. */
  public static LocalizedText type(String key, Offers offers) {
    return part(Words.TYPE, key, offers, offers.types().keySet());
  }

  /** A form of a named plugin. */
  public static LocalizedText form(String key, Offers offers) {
    return part(Words.FORM, key, offers, offers.forms().keySet());
  }

  /** An event of a named plugin. */
  public static LocalizedText event(String key, Offers offers) {
    return part(Words.EVENT, key, offers, offers.events().keySet());
  }

  /** A criteria set that something belongs to. */
  public static LocalizedText set(String code, Offers offers) {
    List<String> known = like(code, offers.sets());
    return both(
        missing(Words.SET, code, known),
        new LocalizedText(
            "现有：" + list(known, true) + "；等到某个插件提供它，本插件才能启用",
            "there are: " + list(known, false) + "; this plugin waits until one offers it"));
  }

  /** Names with plugin where the name has one, otherwise without. */
  private static List<String> like(String name, Collection<String> offered) {
    boolean qualified = name.indexOf('/') >= 0;
    return offered.stream().filter(other -> (other.indexOf('/') >= 0) == qualified).toList();
  }

  /** A field of a form of another plugin. */
  public static LocalizedText field(String name, String form, Collection<String> known) {
    return both(
        missing(Words.FIELD, name, known),
        new LocalizedText(
            "表单 " + form + " 的字段：" + zh(List.copyOf(known)),
            "fields of the form " + form + ": " + en(List.copyOf(known))));
  }

  /** An attribute of the types that a set judges. */
  public static LocalizedText attribute(String name, Collection<String> known) {
    return both(
        missing(Words.ATTRIBUTE, name, known),
        new LocalizedText("所列类型的属性：" + list(known, true), "the types have: " + list(known, false)));
  }

  /** A value of an attribute of another plugin's type. */
  public static LocalizedText value(String value, Collection<String> known) {
    return both(
        missing(Words.VALUE, value, known),
        new LocalizedText("可用的：" + list(known, true), "there are: " + list(known, false)));
  }

  /** An item of the set that is refined. */
  public static LocalizedText item(String code, String set, Collection<String> known) {
    return both(
        missing(Words.ITEM, code, known),
        new LocalizedText(
            "sharpens 应为所细化标准 " + set + " 的条目，现有：" + zh(List.copyOf(known)),
            "sharpens names an item of the refined set "
                + set
                + "; there are: "
                + en(List.copyOf(known))));
  }

  /** A dimension of a set or of the one it refines. */
  public static LocalizedText dimension(String code, Collection<String> known) {
    return both(
        missing(Words.DIMENSION, code, known),
        new LocalizedText(
            "本标准和所细化标准的维度：" + zh(List.copyOf(known)),
            "dimensions of this set and of the refined one: " + en(List.copyOf(known))));
  }

  /** A set that another is said to refine. */
  public static LocalizedText refinedSet(String code, Collection<String> offered) {
    List<String> known = like(code, offered);
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
