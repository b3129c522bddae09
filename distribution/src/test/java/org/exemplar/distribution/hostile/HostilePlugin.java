package org.exemplar.distribution.hostile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.PluginVersion;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.SchemaContribution;

/** A plugin whose code does harm, in the way that a property of its component says. */
public final class HostilePlugin implements Plugin {
  private static volatile boolean kept = true;

  private volatile Mode mode = Mode.HARMLESS;

  /** What it does. */
  public enum Mode {
    HARMLESS,
    THROWS_AT_START,
    HANGS_AT_START,
    THROWS_WHEN_ASKED,
    HANGS_WHEN_ASKED,
    ANSWERS_NULL,
    IS_SOMEBODY_ELSE,
    THROWS_IN_FIELDS,
    ENDLESS_IN_FIELDS,
    HANGS_IN_FIELDS,
    HANGS_LATER,
    SPINS_LATER,
    PROMISES_LATER,
    HANGS_IN_ACCESSORS,
    WRONG_DATA,
    WRONG_DATA_LATER,
    NULL_DATA,
    BROKEN_SDL,
    FOREIGN_TYPE,
    FOREIGN_FIELD,
    FOREIGN_FETCHER,
    SLOW_STOP,
    LEAKS
  }

  void activate(Map<String, Object> properties) {
    mode = Mode.valueOf(String.valueOf(properties.get("mode")));
    switch (mode) {
      case THROWS_AT_START -> throw new IllegalStateException("secret of the start");
      case HANGS_AT_START -> hang();
      case LEAKS -> Thread.ofPlatform().daemon().name("leaked").start(HostilePlugin::keep);
      default -> {}
    }
  }

  void deactivate() {
    if (mode == Mode.SLOW_STOP) {
      hang();
    }
  }

  private static void keep() {
    while (kept) {
      hang();
    }
  }

  /** Waits for ever, and does not listen to those who want it to end. */
  static void hang() {
    boolean waiting = true;
    while (waiting) {
      try {
        new java.util.concurrent.CountDownLatch(1).await();
        waiting = false;
      } catch (InterruptedException ignored) {
        // hostile
      }
    }
  }

  @Override
  public PluginDescriptor descriptor() {
    if (mode == Mode.HANGS_WHEN_ASKED) {
      hang();
    }
    return new PluginDescriptor(
        mode == Mode.IS_SOMEBODY_ELSE ? "rural" : "hostile",
        PluginVersion.parse("1.0.0"),
        PluginKind.SECTOR,
        new LocalizedText("访客", "Visitor"),
        new LocalizedText("来了又走", "Comes and goes"),
        List.of());
  }

  @Override
  @SuppressWarnings("NullAway") // hostile
  public Optional<SchemaContribution> schema() {
    return switch (mode) {
      case THROWS_WHEN_ASKED -> throw new NoClassDefFoundError("secret/Thing");
      case ANSWERS_NULL -> null;
      default -> Optional.of(new HostileSchema(mode));
    };
  }

  /** Answers a field in a hostile way. */
  static Object answer(Mode mode, FieldContext field) {
    boolean later = field.arguments().containsKey("really");
    return switch (mode) {
      case THROWS_IN_FIELDS -> throw new IllegalStateException("secret of the field");
      case ENDLESS_IN_FIELDS -> answer(mode, field) + "!";
      case HANGS_IN_FIELDS -> hung();
      case HANGS_LATER -> later ? hung() : "fine";
      case SPINS_LATER -> later ? spun() : "fine";
      case PROMISES_LATER -> later ? new CompletableFuture<String>() : "fine";
      case WRONG_DATA -> List.of(Map.of("a", 1));
      case WRONG_DATA_LATER -> later ? List.of(Map.of("a", 1)) : "fine";
      case NULL_DATA -> nothing();
      default -> "fine";
    };
  }

  /** A value whose accessor does not come back. */
  public record Thing() {
    public String name() {
      hang();
      return "late";
    }
  }

  private static Object hung() {
    hang();
    return "late";
  }

  private static Object spun() {
    long turns = 0;
    while (kept) {
      turns++;
    }
    return turns;
  }

  @SuppressWarnings("NullAway") // hostile
  private static Object nothing() {
    return null;
  }
}
