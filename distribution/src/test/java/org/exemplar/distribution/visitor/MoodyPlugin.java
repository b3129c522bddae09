package org.exemplar.distribution.visitor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.PluginVersion;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.SchemaContribution;

/** A plugin whose field answers once, which is enough to be installed, and then throws. */
public final class MoodyPlugin implements Plugin {
  @Override
  public PluginDescriptor descriptor() {
    return new PluginDescriptor(
        "visitor",
        PluginVersion.parse("1.0.0"),
        PluginKind.SECTOR,
        new LocalizedText("访客", "Visitor"),
        new LocalizedText("只答一次", "Answers once"),
        List.of());
  }

  @Override
  public Optional<SchemaContribution> schema() {
    return Optional.of(new Moods());
  }

  /** One field. */
  public static final class Moods implements SchemaContribution {
    @Override
    public Map<String, Fetcher> fetchers() {
      return Map.of("VisitorQuery.greeting", new Once());
    }
  }

  /** Says hello once. */
  public static final class Once implements Fetcher {
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public Object fetch(FieldContext field) {
      if (asked.incrementAndGet() > 1) {
        throw new IllegalStateException("not in the mood");
      }
      return "你好";
    }
  }
}
