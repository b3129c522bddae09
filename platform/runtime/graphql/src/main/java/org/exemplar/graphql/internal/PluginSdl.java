package org.exemplar.graphql.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.exemplar.spi.Form;
import org.exemplar.spi.FormPurpose;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.SearchIndex;
import org.exemplar.spi.schema.SdlFile;

/** All SDL that one plugin adds to the schema: what is derived from its data, then its own. */
final class PluginSdl {
  private static final String DERIVED = "(derived) ";
  private static final String PAGE =
      argument("How many at most, 1 to 200; 20 where neither `first` nor `last` is given 条数.")
          + "first: Int"
          + argument("Cursor after which the page begins 起始游标.")
          + "after: String"
          + argument(
              "How many of the last at most, 1 to 200, in the same order; in the place of `first`"
                  + " 末尾条数.")
          + "last: Int"
          + argument("Cursor before which the page ends 截止游标.")
          + "before: String\n  ): ";

  private static final String PAGED =
      " @listSize(assumedSize: 20, slicingArguments: [\"first\", \"last\"],"
          + " sizedFields: [\"edges\", \"nodes\"])";
  private static final String SEARCH = " @cost(weight: 10)" + PAGED;

  private PluginSdl() {}

  static List<SdlFile> files(Plugin plugin) {
    String id = plugin.descriptor().id();
    List<SdlFile> files = new ArrayList<>();
    files.add(derived("plugin", out -> writeRoot(out, plugin.descriptor())));
    for (Form form : plugin.forms()) {
      files.add(derived("form/" + form.id(), out -> writeForm(out, id, form)));
    }
    for (SearchIndex index : plugin.searchIndexes()) {
      files.add(derived("index/" + index.id(), out -> writeIndex(out, id, index)));
    }
    files.addAll(plugin.sdl());
    return files;
  }

  /** One file for each part, so that what is wrong in it can be told where the part stands. */
  private static SdlFile derived(String part, Consumer<SdlWriter> write) {
    SdlWriter out = new SdlWriter();
    write.accept(out);
    return new SdlFile(DERIVED + part, out.toString());
  }

  /** The part of the plugin that a file was derived from; empty where it is the plugin's own. */
  static Optional<String> partOf(String file) {
    return file.startsWith(DERIVED)
        ? Optional.of(file.substring(DERIVED.length()))
        : Optional.empty();
  }

  private static String argument(String description) {
    return "\n    \"" + description + "\"\n    ";
  }

  private static void writeRoot(SdlWriter out, PluginDescriptor who) {
    String root = root(who.id());
    LocalizedText name = who.name();
    out.extend("Query")
        .field(
            "What the plugin offers 插件: " + SdlWriter.both(name) + ".",
            Names.camel(who.id()) + ": " + root + "!" + AccessRule.PUBLIC)
        .close();
    out.open(SdlWriter.both(name) + "\n" + SdlWriter.both(who.description()), "type " + root)
        .field("The plugin 插件.", "plugin: Plugin!" + AccessRule.PUBLIC)
        .close();
  }

  private static void writeForm(SdlWriter out, String plugin, Form form) {
    if (form.purpose() == FormPurpose.RECORD) {
      out.extend(root(plugin));
      writeRecords(out, plugin, form);
      out.close();
    }
    new FormSdl(out, plugin, form).write();
  }

  private static void writeIndex(SdlWriter out, String plugin, SearchIndex index) {
    out.extend(root(plugin));
    writeSearch(out, plugin, index);
    out.close();
    new IndexSdl(out, plugin, index).write();
  }

  private static String root(String plugin) {
    return Names.pascal(plugin) + "Query";
  }

  private static void writeSearch(SdlWriter out, String plugin, SearchIndex index) {
    String type = Names.indexType(plugin, index.id());
    out.field(
        "Searches " + SdlWriter.both(index.title()) + " 检索, best first.",
        searchField(index)
            + "(\n    \"What to look for, at most 500 characters 检索词.\"\n    text: String"
            + "\n    \"Which documents 筛选.\"\n    filter: "
            + type
            + "Filter"
            + "\n    \"Whether documents that have only some of the words follow behind 部分相符.\""
            + "\n    partial: Boolean! = true"
            + "\n    \"In which order 排序; left out, best first.\"\n    orderBy: SearchOrder"
            + "\n    \"Whether of nearly equal documents the best stands for all 折叠近似重复.\""
            + "\n    fold: Boolean! = false"
            + "\n    \"Ids of localities whose words are meant, the nearest first 地方.\""
            + "\n    localities: [String!]"
            + PAGE
            + type
            + "Connection!"
            + SEARCH
            + AccessRule.PUBLIC);
  }

  private static void writeRecords(SdlWriter out, String plugin, Form form) {
    out.field(
        "Records of " + SdlWriter.both(form.title()) + " 台账, oldest first.",
        recordsField(form)
            + "(\n    \"Code of an organisation: only its own 组织代码.\"\n    organization: String"
            + PAGE
            + Names.formType(plugin, form.id())
            + "Connection!"
            + PAGED
            + AccessRule.READ_RECORDS);
  }

  static String searchField(SearchIndex index) {
    return "search" + Names.pascal(index.id());
  }

  static String recordsField(Form form) {
    return Names.plural(Names.camel(form.id()));
  }
}
