package org.exemplar.distribution.visitor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.PluginVersion;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.SchemaContribution;

/** A plugin with code, packed by a test into an archive of its own. */
public final class VisitorPlugin implements Plugin {
  @Override
  public PluginDescriptor descriptor() {
    return new PluginDescriptor(
        "visitor",
        PluginVersion.parse("1.0.0"),
        PluginKind.SECTOR,
        new LocalizedText("访客", "Visitor"),
        new LocalizedText("来了又走", "Comes and goes"),
        List.of());
  }

  @Override
  public Optional<SchemaContribution> schema() {
    return Optional.of(new Greeting());
  }

  /** One field, answered by code of the plugin. */
  public static final class Greeting implements SchemaContribution {
    @Override
    public Map<String, Fetcher> fetchers() {
      return Map.of("VisitorQuery.greeting", new Hello());
    }
  }

  /** Says hello. */
  public static final class Hello implements Fetcher {
    @Override
    public Object fetch(org.exemplar.spi.schema.FieldContext field) {
      return "你好";
    }
  }
}
