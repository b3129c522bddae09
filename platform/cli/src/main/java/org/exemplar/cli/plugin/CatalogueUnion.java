package org.exemplar.cli.plugin;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exemplar.archive.CatalogueEntry;
import org.exemplar.archive.CatalogueReader;
import org.exemplar.archive.CatalogueReader.Catalogue;
import org.exemplar.archive.CatalogueReader.Opening;
import org.exemplar.archive.TrustStore;
import org.exemplar.cli.CommandRefused;
import org.exemplar.cli.Home;

/**
 * All catalogues as one. The first one that has a plugin in a version is the one it comes from;
 * those after it add others.
 */
final class CatalogueUnion {
  private static final Pattern PLUGIN =
      Pattern.compile("([a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?:@(\\d+\\.\\d+\\.\\d+))?");

  /** A plugin and where it comes from. */
  record Found(CatalogueEntry entry, Catalogue catalogue, String place) {
    boolean is(CatalogueEntry other) {
      return entry.id().equals(other.id()) && entry.version().equals(other.version());
    }
  }

  private final Report report;
  private final List<Found> found = new ArrayList<>();

  private CatalogueUnion(Report report) {
    this.report = report;
  }

  /** Whether a text is an address rather than a folder. */
  static boolean isAddress(String text) {
    return text.contains("://");
  }

  /** Whether a text has the form {@code ID} or {@code ID@1.0.0}. */
  static boolean isPlugin(String text) {
    return PLUGIN.matcher(text).matches();
  }

  /** What they hold, by id and version. */
  List<Found> found() {
    return List.copyOf(found);
  }

  /**
   * The plugin that {@code ID} or {@code ID@1.0.0} names, in its highest version.
   *
   * @throws CommandRefused {@code PLUGIN_NOT_IN_CATALOGUE}, {@code ID_INVALID}
   */
  Found find(String plugin) {
    Matcher form = PLUGIN.matcher(plugin);
    if (!form.matches()) {
      throw CommandRefused.usage(
          "ID_INVALID", "应为 ID 或 ID@1.0.0 / It must be ID or ID@1.0.0, not " + plugin);
    }
    Optional<String> version = Optional.ofNullable(form.group(2));
    return found.stream()
        .filter(each -> each.entry().id().equals(form.group(1)))
        .filter(each -> version.map(each.entry().version().toString()::equals).orElse(true))
        .max(Comparator.comparing(each -> each.entry().version()))
        .orElseThrow(
            () ->
                CommandRefused.failed(
                    "PLUGIN_NOT_IN_CATALOGUE",
                    "没有这样的文件，各目录中也没有这个插件；请看 exemplar plugin search / There is neither such a"
                        + " file nor such a plugin in a catalogue; see exemplar plugin search: "
                        + plugin));
  }

  /**
   * Opens all of them.
   *
   * @param named folders and addresses that somebody named; without any, those of the configuration
   * @throws CommandRefused {@code CATALOGUE_NOT_USED} where one that somebody named cannot be used
   */
  static CatalogueUnion of(Report report, List<String> named) {
    Path home = Home.folder();
    CatalogueUnion all = new CatalogueUnion(report);
    for (String own : List.of("catalogue", "plugins")) {
      if (Files.isDirectory(home.resolve(own))) {
        all.add(own, CatalogueReader.openShipped(home.resolve(own)), true);
      }
    }
    List<String> others = named.isEmpty() ? CatalogueList.of(home) : named;
    if (!others.isEmpty()) {
      TrustStore trust = TrustStore.load(home.resolve("conf").resolve("trust"));
      report.trust(trust.problems());
      CatalogueReader reader = new CatalogueReader(trust, Clock.systemUTC());
      others.forEach(each -> all.add(each, open(reader, each), named.isEmpty()));
    }
    all.found.sort(
        Comparator.comparing((Found each) -> each.entry().id())
            .thenComparing(each -> each.entry().version()));
    return all;
  }

  private static Opening open(CatalogueReader reader, String place) {
    if (!isAddress(place)) {
      return reader.open(Path.of(place));
    }
    try {
      URI address = URI.create(place);
      if (address.getHost() != null
          && List.of("http", "https").contains(address.getScheme().toLowerCase(Locale.ROOT))) {
        return reader.open(address);
      }
    } catch (IllegalArgumentException wrong) {
      // told below
    }
    throw CommandRefused.usage(
        "CATALOGUE_INVALID",
        "目录应为文件夹，或以 http:// 或 https:// 开头的地址 / A catalogue is a folder or an address that begins"
            + " with http:// or https://, not "
            + place);
  }

  /**
   * Adds what a catalogue has and none before it.
   *
   * @param spare whether the others do where this one cannot be used
   */
  private void add(String place, Opening opening, boolean spare) {
    switch (opening) {
      case Opening.NotOpened refused -> {
        report.archive(refused.problems());
        if (!spare) {
          throw CommandRefused.failed(
              "CATALOGUE_NOT_USED", "目录不可用 / The catalogue cannot be used: " + place);
        }
        report.note("目录不可用，已跳过 " + place, "left out, as it cannot be used: " + place);
      }
      case Opening.Opened opened -> {
        report.archive(opened.warnings());
        for (CatalogueEntry entry : opened.catalogue().index().entries()) {
          Optional<Found> earlier = found.stream().filter(each -> each.is(entry)).findFirst();
          if (earlier.isEmpty()) {
            found.add(new Found(entry, opened.catalogue(), place));
          } else if (!earlier.get().entry().sha256().equals(entry.sha256())) {
            clash(entry, earlier.get().place(), place);
          }
        }
      }
    }
  }

  private void clash(CatalogueEntry entry, String first, String later) {
    String which = entry.id() + " " + entry.version();
    report.note(
        "CATALOGUE_CLASH: " + later + " 中的 " + which + " 与 " + first + " 中的内容不同，以后者为准",
        which + " in " + later + " is another one than in " + first + ", which counts");
  }
}
