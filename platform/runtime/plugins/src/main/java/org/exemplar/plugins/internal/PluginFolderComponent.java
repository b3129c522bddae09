package org.exemplar.plugins.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.exemplar.plugins.PluginAdmission;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Watches {@code plugins} in the data folder. */
@Component(
    immediate = true,
    service = {})
public final class PluginFolderComponent {
  private final Optional<PluginFolder> folder;

  /** Dynamic, so that a stricter admission does not reinstall what is there. */
  @SuppressWarnings("NullAway.Init")
  @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
  private volatile PluginAdmission admission;

  @Activate
  public PluginFolderComponent(BundleContext context, @Reference PluginCatalogueService catalogue) {
    ArchiveCheck check = new ArchiveCheck(archive -> admission.refusals(archive));
    this.folder =
        Optional.ofNullable(context.getProperty("exemplar.data"))
            .map(data -> Path.of(data, "plugins"))
            .map(path -> new PluginFolder(path, context, catalogue, check));
  }

  @Activate
  void open() throws IOException {
    if (folder.isPresent()) {
      folder.get().open();
    }
  }

  @Deactivate
  void close() throws IOException {
    if (folder.isPresent()) {
      folder.get().close();
    }
  }
}
