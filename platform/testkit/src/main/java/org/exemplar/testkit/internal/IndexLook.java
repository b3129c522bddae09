package org.exemplar.testkit.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.SearchIndex;
import org.exemplar.testkit.ContractOutcome;

/** Whether indexes are built, and find, filter and count what they take in. */
record IndexLook(Bench bench) implements Checks.Look {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Override
  public ContractOutcome look() throws InterruptedException {
    bench.installed();
    Subject subject = bench.subject();
    List<SearchIndex> indexes =
        subject.declared().map(plugin -> plugin.searchIndexes()).orElse(List.of());
    List<String> shown = shown();
    Findings findings = new Findings();
    List<String> skipped = new ArrayList<>();
    for (String id : shown) {
      Optional<SearchIndex> index =
          indexes.stream().filter(each -> id.equals(subject.id() + "/" + each.id())).findFirst();
      Optional<String> condition = index.flatMap(SampleDocument::impossible);
      if (index.isEmpty()) {
        skipped.add(id + " (its conditions stand in code)");
      } else if (condition.isPresent()) {
        skipped.add(id + " (where: " + condition.get() + ")");
      } else {
        look(index.get(), findings);
      }
    }
    if (shown.isEmpty()) {
      return Findings.none("插件没有索引", "it has no index");
    }
    String rest = skipped.isEmpty() ? "" : "; not filled: " + String.join(", ", skipped);
    if (skipped.size() == shown.size()) {
      return Findings.none("无法存入这些索引收录的文档" + rest, "no document could be made for them" + rest);
    }
    int tried = shown.size() - skipped.size();
    return findings.outcome(tried + " 个索引" + rest, tried + " indexes" + rest);
  }

  private List<String> shown() {
    String owner = bench.subject().isLocality() ? "locality" : "sector";
    List<String> ids = new ArrayList<>();
    bench
        .data(
            "query($p: ID!) {" + owner + "(id: $p) {searchIndexes {id}}}",
            Map.of("p", bench.subject().id()))
        .path(owner)
        .path("searchIndexes")
        .forEach(index -> ids.add(index.path("id").asText()));
    return ids;
  }

  private void look(SearchIndex index, Findings findings) throws InterruptedException {
    SampleDocument document = SampleDocument.store(bench, index);
    if (document.problem().isPresent()) {
      findings.add(
          "DOCUMENT_NOT_TAKEN",
          index.id() + " 收录的文档无法存入：" + document.problem().get(),
          "a document for " + index.id() + " was not taken: " + document.problem().get());
      return;
    }
    new IndexTrial(
            bench.platform(), bench.subject().root(), index, document.values(), PATIENCE, findings)
        .all();
  }
}
