package org.exemplar.plugins.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.internal.content.ContentResult;

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
}
