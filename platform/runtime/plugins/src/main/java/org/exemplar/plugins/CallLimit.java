package org.exemplar.plugins;

import java.time.Duration;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.slf4j.LoggerFactory;

/** How long code of a plugin may take: {@code exemplar.plugins.limit-seconds}, or else ten. */
public final class CallLimit {
  private static final String PROPERTY = "exemplar.plugins.limit-seconds";
  private static final Duration USUAL = Duration.ofSeconds(10);

  private CallLimit() {}

  /** What the framework's configuration says; the usual time where that is no number. */
  public static Duration of(BundleContext context) {
    return Optional.ofNullable(context.getProperty(PROPERTY))
        .flatMap(CallLimit::seconds)
        .orElse(USUAL);
  }

  private static Optional<Duration> seconds(String text) {
    try {
      return Optional.of(Duration.ofSeconds(Math.max(1, Long.parseLong(text.strip()))));
    } catch (NumberFormatException mistyped) {
      LoggerFactory.getLogger(CallLimit.class)
          .warn("{} is no number of seconds: {}; it stays at {}", PROPERTY, text, USUAL);
      return Optional.empty();
    }
  }
}
