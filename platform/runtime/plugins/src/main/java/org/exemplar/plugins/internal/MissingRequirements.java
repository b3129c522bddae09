package org.exemplar.plugins.internal;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.exemplar.spi.LocalizedText;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/** What a bundle's manifest asks for and nobody in the framework offers, in words for people. */
final class MissingRequirements {
  private static final Pattern NAME =
      Pattern.compile("\\((?:osgi\\.wiring\\.package|osgi\\.ee)=([^)]+)\\)");
  private static final Pattern LEAST = Pattern.compile("(?<!!)\\(version>?=([^)]+)\\)");
  private static final Pattern BELOW = Pattern.compile("\\(!\\(version>=([^)]+)\\)\\)");

  private MissingRequirements() {}

  static List<LocalizedText> of(Bundle bundle, BundleContext context) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    FrameworkWiring wiring = context.getBundle(0).adapt(FrameworkWiring.class);
    return revision == null
        ? List.of()
        : revision.getDeclaredRequirements(null).stream()
            .filter(MissingRequirements::isNeeded)
            .filter(requirement -> wiring.findProviders(requirement).isEmpty())
            .map(MissingRequirements::describe)
            .distinct()
            .toList();
  }

  private static boolean isNeeded(BundleRequirement requirement) {
    String resolution = requirement.getDirectives().getOrDefault("resolution", "mandatory");
    String effective = requirement.getDirectives().getOrDefault("effective", "resolve");
    return resolution.equals("mandatory") && effective.equals("resolve");
  }

  private static LocalizedText describe(BundleRequirement requirement) {
    String filter = requirement.getDirectives().getOrDefault("filter", "");
    String name = first(NAME, filter).orElse(filter) + versions(filter);
    return switch (requirement.getNamespace()) {
      case "osgi.wiring.package" ->
          new LocalizedText(
              "包 " + name + "（Import-Package）", "package " + name + " (Import-Package)");
      case "osgi.ee" ->
          new LocalizedText(
              "Java 环境 " + name + "（平台为 Java " + Runtime.version().feature() + "）",
              "Java environment "
                  + name
                  + " (the platform runs on Java "
                  + Runtime.version().feature()
                  + ")");
      default ->
          new LocalizedText(
              "能力 " + requirement.getNamespace() + " " + name + "（Require-Capability）",
              "capability " + requirement.getNamespace() + " " + name + " (Require-Capability)");
    };
  }

  private static String versions(String filter) {
    return first(LEAST, BELOW.matcher(filter).replaceAll("")).map(v -> " ≥ " + v).orElse("")
        + first(BELOW, filter).map(v -> " < " + v).orElse("");
  }

  private static Optional<String> first(Pattern pattern, String filter) {
    return pattern.matcher(filter).results().map((MatchResult r) -> r.group(1)).findFirst();
  }
}
