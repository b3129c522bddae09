package org.exemplar.plugins.internal.change;

import java.util.List;
import java.util.Optional;
import org.exemplar.archive.ScopeTree;
import org.exemplar.plugins.ChangeAuthority;
import org.exemplar.plugins.PluginAdministrators;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.schema.Refusal;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Lets an administrator of a part of the tree change the localities whose whole scope lies in that
 * part, and nothing else. Whether the publisher of an archive may publish for that scope is the
 * trust store's to say.
 */
@Component
public final class PartOfTreeAuthority implements ChangeAuthority {
  private final PluginAdministrators administrators;
  private final ScopeTree tree;

  @Activate
  public PartOfTreeAuthority(
      @Reference PluginAdministrators administrators, @Reference ScopeTree tree) {
    this.administrators = administrators;
    this.tree = tree;
  }

  @Override
  public Optional<Refusal> refusal(String actor, Subject subject) {
    List<String> parts = administrators.parts(actor);
    if (parts.contains(PluginAdministrators.EVERYWHERE)) {
      return Optional.empty();
    }
    if (subject.plugins().isEmpty()) {
      return Optional.of(
          Refusal.of(
              "NOT_ALLOWED",
              "无法确定该变更涉及哪些插件，只有可管理全部插件的人才能执行",
              "it cannot be told which plugins this concerns; only who may change all may do it"));
    }
    return subject.plugins().stream()
        .filter(plugin -> !mayChange(plugin, parts))
        .findFirst()
        .map(plugin -> notAllowed(plugin, parts));
  }

  private boolean mayChange(PluginDescriptor plugin, List<String> parts) {
    return plugin.kind() == PluginKind.LOCALITY
        && !plugin.scope().isEmpty()
        && plugin.scope().stream()
            .allMatch(code -> parts.stream().anyMatch(part -> tree.within(code, part)));
  }

  private static Refusal notAllowed(PluginDescriptor plugin, List<String> parts) {
    boolean local = plugin.kind() == PluginKind.LOCALITY;
    return Refusal.of(
        "NOT_ALLOWED",
        "插件 "
            + plugin.id()
            + (local ? " 的适用范围 " + plugin.scope() : "（适用于全部组织）")
            + " 不在您可管理的范围 "
            + parts
            + " 之内",
        "plugin "
            + plugin.id()
            + (local ? ", which holds for " + plugin.scope() : ", which holds everywhere")
            + ", does not lie in the part of the tree in which you may change plugins: "
            + parts);
  }
}
