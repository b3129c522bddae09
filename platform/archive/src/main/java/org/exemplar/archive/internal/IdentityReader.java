package org.exemplar.archive.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.exemplar.archive.Identity;
import org.exemplar.spi.PluginApi;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.PluginRequirement;
import org.exemplar.spi.PluginVersion;
import org.exemplar.spi.VersionRange;

/** Reads who a plugin is out of {@code plugin.yaml} and out of the contents of an archive. */
final class IdentityReader {
  /** The file that makes an archive a plugin. */
  static final String DESCRIPTOR = "exemplar/plugin.yaml";

  static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");
  private static final Pattern ORGANIZATION = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final int LONGEST = 60;

  private IdentityReader() {}

  /** Who a plugin is, as its {@code plugin.yaml} says. */
  static Identity descriptor(byte[] yaml) throws DataException {
    Fields plugin = DataFile.yaml(yaml).object("plugin");
    return read(plugin, plugin.has("scope"), plugin.has("platform"), plugin.has("requires"));
  }

  /** Who a plugin is, as the contents say, in which nothing is left out. */
  static Identity contents(Fields contents) throws DataException {
    return read(contents, true, true, true);
  }

  private static Identity read(Fields fields, boolean scope, boolean platform, boolean requires)
      throws DataException {
    PluginKind kind =
        fields.constant(
            "kind", PluginKind.class, EnumSet.of(PluginKind.SECTOR, PluginKind.LOCALITY));
    return new Identity(
        id(fields, "id"),
        fields.parsed("version", "版本号，如 1.0.0", "a version such as 1.0.0", PluginVersion::parse),
        kind,
        fields.localized("name"),
        scope(fields, kind, scope),
        platform ? range(fields, "platform") : PluginApi.USUAL,
        requires ? requirements(fields) : List.of());
  }

  /** Whether a text has the form of the code of an organisation. */
  static boolean isOrganization(String code) {
    return ORGANIZATION.matcher(code).matches();
  }

  private static String id(Fields fields, String key) throws DataException {
    String id = fields.text(key, ID);
    if (id.length() > LONGEST) {
      throw fields.wrong(
          key, key + " 最多 " + LONGEST + " 个字符", key + " has at most " + LONGEST + " characters");
    }
    return id;
  }

  private static VersionRange range(Fields fields, String key) throws DataException {
    return fields.parsed(
        key, "版本范围，如 [1.0,2)", "a range of versions such as [1.0,2)", VersionRange::parse);
  }

  private static List<String> scope(Fields fields, PluginKind kind, boolean there)
      throws DataException {
    List<String> scope = there ? fields.texts("scope") : List.of();
    if (kind == PluginKind.SECTOR && !scope.isEmpty()) {
      throw fields.wrong(
          "scope", "SECTOR 插件处处适用，请删去 scope", "a SECTOR applies everywhere; take scope away");
    }
    if (kind == PluginKind.LOCALITY && scope.isEmpty()) {
      throw fields.wrong(
          "scope",
          "LOCALITY 插件须写明 scope：适用的组织代码，如 [\"110112\"]",
          "a LOCALITY must say in scope at which organisations it applies: [\"110112\"]");
    }
    if (new HashSet<>(scope).size() < scope.size()
        || !scope.stream().allMatch(IdentityReader::isOrganization)) {
      throw fields.wrong(
          "scope",
          "scope 的每一项应为组织代码（字母、数字、- 或 _，最多 64 个），且不重复",
          "each of scope must be the code of an organisation (letters, digits, - or _, at most"
              + " 64), once");
    }
    return scope;
  }

  private static List<PluginRequirement> requirements(Fields fields) throws DataException {
    List<PluginRequirement> requirements = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Fields each : fields.objects("requires")) {
      each.only("plugin", "versions");
      String id = id(each, "plugin");
      if (!ids.add(id)) {
        throw each.wrong("plugin", "插件 " + id + " 已经列出", id + " is listed already");
      }
      requirements.add(new PluginRequirement(id, range(each, "versions")));
    }
    return requirements;
  }
}
