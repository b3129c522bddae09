package org.exemplar.graphql.internal;

import java.util.List;
import org.exemplar.apischema.ApiSchema;
import org.exemplar.graphql.SchemaPreview;
import org.exemplar.plugins.Catalogue;
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
    String sdl =
        String.join("", PluginSdl.files(plugin).stream().map(SdlFile::text).toList()).strip();
    return new SchemaPreview(sdl, composition.offenders().getOrDefault(id, List.of()));
  }
}
