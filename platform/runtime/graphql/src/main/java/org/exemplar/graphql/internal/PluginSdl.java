package org.exemplar.graphql.internal;

import java.util.ArrayList;
import java.util.List;
import org.exemplar.spi.Form;
import org.exemplar.spi.FormField;
import org.exemplar.spi.FormPurpose;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.SearchIndex;
import org.exemplar.spi.schema.SchemaContribution;
import org.exemplar.spi.schema.SdlFile;

/** All SDL that one plugin adds to the schema: what is derived from its data, then its own. */
final class PluginSdl {
  private static final String PAGE =
      "\n    \"How many at most, 1 to 200.\"\n    first: Int = 20"
          + "\n    \"Cursor after which the page begins.\"\n    after: String\n  ): ";

  private PluginSdl() {}

  static List<SdlFile> files(Plugin plugin) {
    List<SdlFile> files = new ArrayList<>();
    files.add(new SdlFile(plugin.descriptor().id() + " (derived)", derived(plugin)));
    plugin.schema().map(SchemaContribution::sdl).ifPresent(files::addAll);
    return files;
  }

  /** Problems of forms that GraphQL types cannot be derived from. */
  static List<String> reservedFields(Plugin plugin) {
    List<String> found = new ArrayList<>();
    for (Form form : plugin.forms()) {
      form.fields().stream()
          .map(FormField::name)
          .filter(FormSdl.RESERVED::contains)
          .forEach(name -> found.add(form.id() + "." + name));
    }
    return found;
  }

  private static String derived(Plugin plugin) {
    PluginDescriptor who = plugin.descriptor();
    SdlWriter out = new SdlWriter();
    writeRoot(out, plugin, who);
    plugin.forms().forEach(form -> new FormSdl(out, who.id(), form).write());
    plugin.searchIndexes().forEach(index -> new IndexSdl(out, who.id(), index).write());
    return out.toString();
  }

  private static void writeRoot(SdlWriter out, Plugin plugin, PluginDescriptor who) {
    String root = Names.pascal(who.id()) + "Query";
    LocalizedText name = who.name();
    out.extend("Query")
        .field(
            "What the plugin offers 插件: " + SdlWriter.both(name) + ".",
            Names.camel(who.id()) + ": " + root + "!")
        .close();
    out.open(SdlWriter.both(name) + "\n" + SdlWriter.both(who.description()), "type " + root)
        .field("The plugin 插件.", "plugin: Plugin!");
    plugin.searchIndexes().forEach(index -> writeSearch(out, who.id(), index));
    plugin.forms().stream()
        .filter(form -> form.purpose() == FormPurpose.RECORD)
        .forEach(form -> writeRecords(out, who.id(), form));
    out.close();
  }

  private static void writeSearch(SdlWriter out, String plugin, SearchIndex index) {
    String type = Names.indexType(plugin, index.id());
    out.field(
        "Searches " + SdlWriter.both(index.title()) + " 检索, best first.",
        searchField(index)
            + "(\n    \"What to look for, at most 500 characters.\"\n    text: String"
            + "\n    \"Which documents.\"\n    filter: "
            + type
            + "Filter"
            + PAGE
            + type
            + "Connection!");
  }

  private static void writeRecords(SdlWriter out, String plugin, Form form) {
    out.field(
        "Records of " + SdlWriter.both(form.title()) + " 台账, oldest first.",
        recordsField(form)
            + "(\n    \"Code of an organisation: only its own.\"\n    organization: String"
            + PAGE
            + Names.formType(plugin, form.id())
            + "Connection!");
  }

  static String searchField(SearchIndex index) {
    return "search" + Names.pascal(index.id());
  }

  static String recordsField(Form form) {
    return Names.plural(Names.camel(form.id()));
  }
}
