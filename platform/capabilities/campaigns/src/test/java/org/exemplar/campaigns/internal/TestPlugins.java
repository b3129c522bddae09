package org.exemplar.campaigns.internal;

import java.util.List;
import java.util.Optional;
import org.exemplar.spi.GlossaryTerm;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginApi;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.PluginVersion;

/** Plugins in the manner of the real ones. */
final class TestPlugins {
  private TestPlugins() {}

  /** Knows that 依岗承若 should be 依岗承诺. */
  static Plugin withTypos() {
    return of("core", PluginKind.PLATFORM, List.of(), "依岗承诺", "依岗承若");
  }

  /** A locality that would have 示范点 called otherwise. */
  static Plugin locality() {
    return of("place", PluginKind.LOCALITY, List.of("53"), "典型示范点", "示范点");
  }

  private static Plugin of(
      String id, PluginKind kind, List<String> scope, String right, String wrong) {
    LocalizedText name = new LocalizedText(id, id);
    PluginDescriptor descriptor =
        new PluginDescriptor(
            id,
            PluginVersion.parse("1.0.0"),
            kind,
            name,
            name,
            List.of(),
            scope,
            PluginApi.USUAL,
            List.of());
    GlossaryTerm term =
        new GlossaryTerm(
            right, List.of(), Optional.empty(), Optional.empty(), List.of(wrong), List.of());
    return new Plugin() {
      @Override
      public PluginDescriptor descriptor() {
        return descriptor;
      }

      @Override
      public List<GlossaryTerm> glossary() {
        return List.of(term);
      }
    };
  }
}
