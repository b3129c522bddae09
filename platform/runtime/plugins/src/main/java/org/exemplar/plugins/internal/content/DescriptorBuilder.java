package org.exemplar.plugins.internal.content;

import static org.exemplar.plugins.internal.content.Values.each;
import static org.exemplar.plugins.internal.content.Values.localized;
import static org.exemplar.plugins.internal.content.Values.optional;
import static org.exemplar.plugins.internal.content.Values.text;
import static org.exemplar.plugins.internal.content.Values.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import org.exemplar.spi.PluginApi;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.PluginRequirement;
import org.exemplar.spi.PolicySource;
import org.exemplar.spi.VersionRange;

/** Builds who a plugin is. */
final class DescriptorBuilder {
  private DescriptorBuilder() {}

  static PluginDescriptor build(JsonNode plugin) {
    return new PluginDescriptor(
        text(plugin, "id"),
        Values.version(plugin),
        Values.constant(PluginKind.class, plugin, "kind"),
        localized(plugin, "name"),
        localized(plugin, "description"),
        each(plugin, "sources", DescriptorBuilder::source),
        texts(plugin, "scope"),
        optional(plugin, "platform").map(VersionRange::parse).orElse(PluginApi.USUAL),
        each(plugin, "requires", DescriptorBuilder::requirement));
  }

  private static PluginRequirement requirement(JsonNode requirement) {
    return new PluginRequirement(
        text(requirement, "plugin"), VersionRange.parse(text(requirement, "versions")));
  }

  private static PolicySource source(JsonNode source) {
    return new PolicySource(
        text(source, "code"),
        localized(source, "title"),
        each(source, "issuers", Values::localized),
        optional(source, "number"),
        optional(source, "date").map(LocalDate::parse));
  }
}
