package org.exemplar.host.internal;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Bundles that do not run, with the reason. */
final class BundleProblems implements Supplier<Map<String, String>> {
  private static final System.Logger LOG = System.getLogger("org.exemplar.host");

  /** Where things lie on this machine: clients see the reason too. */
  private static final Pattern FOLDERS =
      Pattern.compile("(?:reference:)?(?:file:)?/+(?:[^\\s/:]+/)+");

  private final Map<String, String> reasons = new LinkedHashMap<>();

  synchronized void add(String bundle, Throwable failure) {
    String reason = reason(failure);
    reasons.put(bundle, reason);
    LOG.log(System.Logger.Level.ERROR, "Bundle {0} does not run: {1}", bundle, reason);
  }

  @Override
  public synchronized Map<String, String> get() {
    return new LinkedHashMap<>(reasons);
  }

  private static String reason(Throwable failure) {
    Set<String> messages = new LinkedHashSet<>();
    for (Throwable each = failure; each != null; each = each.getCause()) {
      String message = each.getMessage();
      messages.add(message == null ? each.getClass().getSimpleName() : message.strip());
    }
    return FOLDERS.matcher(String.join(" <- ", messages)).replaceAll("");
  }
}
