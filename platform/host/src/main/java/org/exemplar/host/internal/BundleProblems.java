package org.exemplar.host.internal;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Bundles that do not run, with the reason. */
final class BundleProblems implements Supplier<Map<String, String>> {
  private static final System.Logger LOG = System.getLogger("org.exemplar.host");

  /** Classes of exceptions: they are for the log, clients see the reason too. */
  private static final Pattern CLASSES =
      Pattern.compile("\\b(?:\\w+\\.)*[A-Z]\\w*(?:Exception|Error)\\b:?\\s*");

  /** Where things lie on this machine. */
  private static final Pattern FOLDERS =
      Pattern.compile("(?:reference:)?(?:file:)?/+(?:[^\\s/:]+/)+");

  private final Map<String, String> reasons = new LinkedHashMap<>();

  synchronized void add(String bundle, Throwable failure) {
    String reason = reason(failure);
    reasons.put(bundle, reason);
    LOG.log(System.Logger.Level.ERROR, "Bundle " + bundle + " does not run: " + reason, failure);
  }

  @Override
  public synchronized Map<String, String> get() {
    return new LinkedHashMap<>(reasons);
  }

  private static String reason(Throwable failure) {
    Set<String> messages = new LinkedHashSet<>();
    for (Throwable each = failure; each != null; each = each.getCause()) {
      String message = Objects.requireNonNullElse(each.getMessage(), "");
      String plain = FOLDERS.matcher(CLASSES.matcher(message).replaceAll("")).replaceAll("");
      messages.add(plain.strip());
    }
    messages.remove("");
    return messages.isEmpty()
        ? "没有说明原因，见日志 / it does not say why; see the log"
        : String.join(" <- ", messages);
  }
}
