package org.exemplar.campaigns.internal;

import java.util.List;
import java.util.Optional;
import org.exemplar.spi.GlossaryTerm;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.PluginVersion;

/** Plugins in the manner of the real ones. */
final class TestPlugins {
  private TestPlugins() {}

  /** Knows that 依岗承若 should be 依岗承诺. */
  static Plugin withTypos() {
    LocalizedText name = new LocalizedText("核心", "core");
    PluginDescriptor descriptor =
        new PluginDescriptor(
            "core", PluginVersion.parse("1.0.0"), PluginKind.PLATFORM, name, name, List.of());
    GlossaryTerm term =
        new GlossaryTerm(
            "依岗承诺", List.of(), Optional.empty(), Optional.empty(), List.of("依岗承若"), List.of());
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
