package org.exemplar.distribution.visitor;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.PluginVersion;

/** A plugin that starts a thread and never ends it, so that its classes stay in memory. */
public final class LingeringPlugin implements Plugin {
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  public LingeringPlugin() {
    Thread.ofPlatform().daemon().name("lingering").start(LingeringPlugin::linger);
  }

  private static void linger() {
    try {
      NEVER.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public PluginDescriptor descriptor() {
    return new PluginDescriptor(
        "visitor",
        PluginVersion.parse("1.0.0"),
        PluginKind.SECTOR,
        new LocalizedText("访客", "Visitor"),
        new LocalizedText("来了不走", "Comes and stays"),
        List.of());
  }
}
