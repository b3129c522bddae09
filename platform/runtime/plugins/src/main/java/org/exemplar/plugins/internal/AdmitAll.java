package org.exemplar.plugins.internal;

import java.nio.file.Path;
import java.util.List;
import org.exemplar.plugins.PluginAdmission;
import org.exemplar.plugins.Problem;
import org.osgi.service.component.annotations.Component;

/** Admits every archive; any other admission outranks it. */
@Component(property = "service.ranking:Integer=-1000")
public final class AdmitAll implements PluginAdmission {
  @Override
  public List<Problem> refusals(Path archive) {
    return List.of();
  }
}
