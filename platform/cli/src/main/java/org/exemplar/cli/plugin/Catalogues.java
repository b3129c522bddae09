package org.exemplar.cli.plugin;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exemplar.archive.CatalogueEntry;
import org.exemplar.archive.CatalogueReader.Fetching;
import org.exemplar.archive.Identity;
import org.exemplar.cli.CommandRefused;
import org.exemplar.cli.plugin.CatalogueUnion.Found;

/**
 * Tells what the distribution and other catalogues hold, and gets archives out of them.
 *
 * @param report where to tell how it went
 * @param named folders and addresses that somebody named; without any, those of the configuration
 */
record Catalogues(Report report, List<String> named) {
  private CatalogueUnion union() {
    return CatalogueUnion.of(report, named);
  }

  int search(List<String> words) {
    List<Found> found =
        union().found().stream()
            .filter(each -> matches(each.entry().identity(), each.entry(), words))
            .toList();
    for (Found each : found) {
      Identity who = each.entry().identity();
      report.line(
          "%-24s %-8s %-8s %s / %s%s  [%s]",
          who.id(),
          who.version(),
          who.kind(),
          who.name().zh(),
          who.name().en(),
          who.scope().isEmpty() ? "" : "  for " + String.join(", ", who.scope()),
          each.place());
    }
    if (found.isEmpty()) {
      report.note("没有找到插件", "no plugin was found");
    }
    return 0;
  }

  private static boolean matches(Identity who, CatalogueEntry entry, List<String> words) {
    String text =
        Stream.concat(
                Stream.of(who.id(), who.name().zh(), who.name().en(), who.kind().name()),
                Stream.concat(
                    who.scope().stream(),
                    entry.description().stream().flatMap(each -> Stream.of(each.zh(), each.en()))))
            .collect(Collectors.joining("\n"))
            .toLowerCase(Locale.ROOT);
    return words.stream().allMatch(word -> text.contains(word.toLowerCase(Locale.ROOT)));
  }

  int info(String plugin) {
    Found found = union().find(plugin);
    CatalogueEntry entry = found.entry();
    Identity who = entry.identity();
    report.line("%s %s  %s / %s", who.id(), who.version(), who.name().zh(), who.name().en());
    entry.description().ifPresent(text -> report.line("  %s%n  %s", text.zh(), text.en()));
    report.line(
        "  %s%s",
        who.kind(), who.scope().isEmpty() ? "" : " for " + String.join(", ", who.scope()));
    report.line("  plugin API %s", who.platform());
    who.requires().forEach(each -> report.line("  requires %s %s", each.plugin(), each.versions()));
    report.line("  %s, %,d bytes, SHA-256 %s", entry.file(), entry.size(), entry.sha256());
    report.line(
        "  %s", entry.publisher().map(by -> "says it is signed by " + by).orElse("unsigned"));
    report.line("  from %s", found.place());
    return 0;
  }

  /** Base64 of an archive: of a file, or else of a plugin that a catalogue holds. */
  Optional<String> archive(String plugin) {
    Optional<Path> file = path(plugin);
    if (file.isPresent() && (Files.isRegularFile(file.get()) || !CatalogueUnion.isPlugin(plugin))) {
      return Changing.archive(file.get());
    }
    Found found = union().find(plugin);
    return switch (found.catalogue().fetch(found.entry())) {
      case Fetching.Fetched fetched -> {
        report.line("%s %s  [%s]", found.entry().id(), found.entry().version(), found.place());
        yield Optional.of(Base64.getEncoder().encodeToString(fetched.archive()));
      }
      case Fetching.NotFetched refused ->
          throw CommandRefused.failed(
              refused.problem().code(),
              found.place()
                  + ": "
                  + found.entry().file()
                  + ": "
                  + refused.problem().message().zh()
                  + " / "
                  + refused.problem().message().en());
    };
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException none) {
      return Optional.empty();
    }
  }
}
