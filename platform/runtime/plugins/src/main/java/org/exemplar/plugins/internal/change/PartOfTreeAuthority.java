package org.exemplar.plugins.internal.change;

import java.util.Optional;
import java.util.Set;
import org.exemplar.archive.ScopeTree;
import org.exemplar.plugins.ChangeAuthority;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.schema.Refusal;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Lets somebody who may change plugins in a part of the tree change the localities whose whole
 * scope lies in that part, and nothing else. Whether the publisher of an archive may publish for
 * that scope is the trust store's to say.
 */
@Component
public final class PartOfTreeAuthority implements ChangeAuthority {
  /** What somebody must hold to change plugins. */
  public static final String PERMISSION = "plugins:change";

  private final ScopeTree tree;

  @Activate
  public PartOfTreeAuthority(@Reference ScopeTree tree) {
    this.tree = tree;
  }

  @Override
  public Optional<Refusal> refusal(Caller caller, Subject subject) {
    Reach reach = caller.reach(PERMISSION);
    if (reach.everywhere()) {
      return Optional.empty();
    }
    if (subject.plugins().isEmpty()) {
      return Optional.of(
          Refusal.notPermitted(
              "NOT_ALLOWED",
              "无法确定该变更涉及哪些插件，只有可管理全部插件的人才能执行",
              "it cannot be told which plugins this concerns; only who may change all may do it"));
    }
    return subject.plugins().stream()
        .filter(plugin -> !mayChange(plugin, reach.territorial()))
        .findFirst()
        .map(plugin -> notAllowed(plugin, reach.territorial()));
  }

  private boolean mayChange(PluginDescriptor plugin, Set<String> parts) {
    return plugin.kind() == PluginKind.LOCALITY
        && !plugin.scope().isEmpty()
        && plugin.scope().stream()
            .allMatch(code -> parts.stream().anyMatch(part -> tree.within(code, part)));
  }

  private static Refusal notAllowed(PluginDescriptor plugin, Set<String> parts) {
    boolean local = plugin.kind() == PluginKind.LOCALITY;
    return Refusal.notPermitted(
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
