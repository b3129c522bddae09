package org.exemplar.search.internal;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.util.Version;

/**
 * What stands in the commit of a Lucene index.
 *
 * @param mark how far the change log was followed
 * @param fingerprint fingerprint of the definition
 * @param analysis version of the analysis
 * @param lucene version of Lucene
 */
record CommitData(Mark mark, String fingerprint, String analysis, String lucene) {
  private static final String MIXED = "";

  static CommitData of(Mark mark, String fingerprint) {
    return new CommitData(mark, fingerprint, ChineseAnalyzer.VERSION, Version.LATEST.toString());
  }

  /**
   * Reads it back.
   *
   * @throws IOException when it is not there or of another layout
   */
  static CommitData read(Map<String, String> entries) throws IOException {
    if (!Documents.LAYOUT.equals(entries.get("layout"))) {
      throw new IOException("the index has another layout: " + entries.get("layout"));
    }
    try {
      return new CommitData(
          new Mark(Long.parseLong(entry(entries, "position")), entry(entries, "hash")),
          entry(entries, "definition"),
          entry(entries, "analysis"),
          entry(entries, "lucene"));
    } catch (NumberFormatException damaged) {
      throw new IOException("the index does not say how far it got", damaged);
    }
  }

  private static String entry(Map<String, String> entries, String name) {
    return entries.getOrDefault(name, "");
  }

  Map<String, String> entries() {
    return Map.of(
        "layout",
        Documents.LAYOUT,
        "position",
        Long.toString(mark.position()),
        "hash",
        mark.hash(),
        "definition",
        fingerprint,
        "analysis",
        analysis,
        "lucene",
        lucene);
  }

  /** The same index, further on. */
  CommitData at(Mark reached) {
    return new CommitData(reached, fingerprint, analysis, lucene);
  }

  /** The same index, with documents that were made by another definition. */
  CommitData mix() {
    return new CommitData(mark, MIXED, analysis, lucene);
  }

  /** Whether documents were made by different definitions, so that it serves none as it should. */
  boolean mixed() {
    return fingerprint.equals(MIXED);
  }

  /** Whether an index with this commit serves a definition as it is now. */
  boolean fits(String wanted) {
    return equals(of(mark, wanted));
  }
}
