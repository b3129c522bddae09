package org.exemplar.graphql.internal;

import java.util.List;
import org.exemplar.apischema.ApiSchema;
import org.exemplar.graphql.SchemaPreview;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.schema.SdlFile;

/** Composes a schema that answers nothing. */
public final class Preview {
  private Preview() {}

  /** What one plugin adds to the schema of all. */
  public static SchemaPreview of(Catalogue catalogue, String id, boolean hasCode) {
    Plugin plugin =
        catalogue.active(id).orElseThrow(() -> new IllegalArgumentException("not active: " + id));
    Composer composer = new Composer(ApiSchema.files());
    Composition composition =
        composer.compose(
            catalogue.active().toList(),
            Wiring.of(new Fields(), new Values(), composer.rootFields()),
            other -> other.equals(plugin) && !hasCode);
    List<SdlFile> files = PluginSdl.files(plugin);
    String sdl = String.join("", files.stream().map(SdlFile::text).toList()).strip();
    List<Problem> problems = composition.offenders().getOrDefault(id, List.of());
    return new SchemaPreview(
        sdl, problems.isEmpty() ? OwnSdlCheck.style(SdlText.parse(files)) : problems);
  }
}
