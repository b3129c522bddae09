package org.exemplar.graphql.internal;

import java.util.List;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.search.Synonyms;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.Refused;

/** The words of the glossary as they are read in some localities or everywhere. */
final class Readings {
  private final Catalogue catalogue;
  private final List<String> known;
  private final Synonyms everywhere;

  Readings(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.known = catalogue.localities().stream().map(plugin -> plugin.descriptor().id()).toList();
    this.everywhere = read(List.of());
  }

  /**
   * What words mean there.
   *
   * @param localities ids, the nearest first
   * @throws Refused {@code UNKNOWN_LOCALITY}
   */
  Synonyms of(List<String> localities) {
    if (localities.isEmpty()) {
      return everywhere;
    }
    localities.forEach(this::check);
    return read(localities.stream().distinct().toList());
  }

  private Synonyms read(List<String> localities) {
    return Synonyms.of(
        String.join(",", localities),
        catalogue.glossary(localities).stream().map(Owned::value).toList());
  }

  private void check(String id) {
    if (!known.contains(id)) {
      String all = String.join(", ", known);
      throw new Refused(
          Refusal.of(
                  "UNKNOWN_LOCALITY",
                  "没有地方插件“%s”，可用的有：%s".formatted(id, all),
                  "there is no locality %s; there are: %s".formatted(id, all))
              .at("localities"));
    }
  }
}
