package org.exemplar.spi;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Who a plugin is.
 *
 * @param id kebab-case, unique in a platform; its types carry it as prefix
 * @param version its version
 * @param kind what it is for
 * @param name its name
 * @param description one sentence
 * @param sources the policy documents its anchors refer to
 * @param scope codes of the organisations for which, with everything below them, what it
 *     contributes holds; at least one for a LOCALITY, none for the others, which hold everywhere
 * @param platform the versions of this API that it works with
 * @param requires the plugins that it does not work without
 */
public record PluginDescriptor(
    String id,
    PluginVersion version,
    PluginKind kind,
    LocalizedText name,
    LocalizedText description,
    List<PolicySource> sources,
    List<String> scope,
    VersionRange platform,
    List<PluginRequirement> requires) {
  private static final Pattern ORGANIZATION = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  public PluginDescriptor {
    Check.code(id, "id");
    sources = List.copyOf(sources);
    scope = List.copyOf(scope);
    requires = List.copyOf(requires);
    Check.require(
        (kind == PluginKind.LOCALITY) != scope.isEmpty(), "a scope belongs to LOCALITY, always");
    for (String code : scope) {
      Check.require(
          ORGANIZATION.matcher(code).matches(), "not the code of an organisation: " + code);
    }
  }

  /** Of a plugin that holds everywhere and needs no other. */
  public PluginDescriptor(
      String id,
      PluginVersion version,
      PluginKind kind,
      LocalizedText name,
      LocalizedText description,
      List<PolicySource> sources) {
    this(id, version, kind, name, description, sources, List.of(), PluginApi.USUAL, List.of());
  }
}
