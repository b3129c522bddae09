package org.exemplar.plugins.internal.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import org.exemplar.spi.IndexSource;

/** Checks search indexes. */
final class IndexCheck {
  private final Findings findings;

  IndexCheck(Findings findings) {
    this.findings = findings;
  }

  void check(PluginTree tree) {
    findings.unique(Words.INDEX, PluginTree.children(tree.indexes(), "id"));
    tree.indexes().forEach(this::index);
  }

  private void index(Located index) {
    findings.unique(Words.FIELD, PluginTree.children(index.elements("fields"), "name"));
    Optional<IndexSource> source =
        Arrays.stream(IndexSource.values())
            .filter(known -> index.text("source").filter(known.name()::equals).isPresent())
            .findFirst();
    source.ifPresent(known -> paths(index, known));
    source.ifPresent(known -> new ConditionCheck(findings, known).check(index.child("where")));
    index.elements("fields").forEach(this::ranges);
  }

  private void paths(Located index, IndexSource source) {
    for (Located field : index.elements("fields")) {
      Located place = field.child(field.node().has("from") ? "from" : "name");
      place.text().ifPresent(path -> path(place, path, source));
    }
    index.child("where").members().forEach(place -> path(place, place.name(), source));
  }

  private void path(Located place, String path, IndexSource source) {
    if (!source.has(path)) {
      findings.known(Words.PATH, place, path, source.paths());
    }
  }

  private void ranges(Located field) {
    findings.unique(Words.RANGE, PluginTree.children(field.elements("ranges"), "code"));
    for (Located range : field.elements("ranges")) {
      JsonNode from = range.node().path("from");
      JsonNode below = range.node().path("below");
      if (from.isNumber() && below.isNumber() && from.doubleValue() >= below.doubleValue()) {
        findings.invalid(
            range.child("below"),
            "below 应大于 from（" + from.asText() + "）",
            "below must be greater than from (" + from.asText() + ")");
      }
    }
  }
}
