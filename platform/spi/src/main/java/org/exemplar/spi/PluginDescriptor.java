package org.exemplar.spi;

import java.util.List;

/**
 * Who a plugin is.
 *
 * @param id kebab-case, unique in a platform; its types carry it as prefix
 * @param version its version
 * @param kind what it is for
 * @param name its name
 * @param description one sentence
 * @param sources the policy documents its anchors refer to
 */
public record PluginDescriptor(
    String id,
    PluginVersion version,
    PluginKind kind,
    LocalizedText name,
    LocalizedText description,
    List<PolicySource> sources) {
  public PluginDescriptor {
    Check.code(id, "id");
    sources = List.copyOf(sources);
  }
}
