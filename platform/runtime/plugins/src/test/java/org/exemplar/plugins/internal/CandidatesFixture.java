package org.exemplar.plugins.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.InstalledPlugin;
import org.exemplar.plugins.internal.content.ContentReader;
import org.exemplar.plugins.internal.content.ContentResult;
import org.exemplar.plugins.internal.content.MemoryFiles;
import org.exemplar.spi.LocalizedText;

/** Makes a catalogue of what was read, as if each came in a bundle. */
public final class CandidatesFixture {
  private CandidatesFixture() {}

  public static Catalogue compose(Map<String, ContentResult> results) {
    List<Candidate> candidates = new ArrayList<>();
    results.forEach(
        (name, result) ->
            candidates.add(Candidate.read(candidates.size() + 1L, name, "1.0.0", result)));
    return CatalogueRules.compose(candidates);
  }

  /** Of plugins in memory, read as they come. */
  public static Catalogue compose(MemoryFiles... plugins) {
    Map<String, ContentResult> results = new LinkedHashMap<>();
    for (MemoryFiles files : plugins) {
      results.put("bundle-" + (results.size() + 1), new ContentReader().read(files));
    }
    return compose(results);
  }

  /** What is wrong with a plugin: code, file, line and JSON pointer of each problem. */
  public static List<String> problems(Catalogue catalogue, String plugin) {
    return plugin(catalogue, plugin).problems().stream()
        .map(
            problem ->
                "%s %s:%d %s"
                    .formatted(
                        problem.code(),
                        problem.file().orElse("").replace("exemplar/", ""),
                        problem.line(),
                        problem.path()))
        .toList();
  }

  /** What is said of the first problem of a plugin, in both languages. */
  public static String said(Catalogue catalogue, String plugin) {
    LocalizedText message = plugin(catalogue, plugin).problems().getFirst().message();
    return message.zh() + "\n" + message.en();
  }

  public static InstalledPlugin plugin(Catalogue catalogue, String id) {
    return catalogue.plugins().stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
  }
}
