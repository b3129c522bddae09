package org.exemplar.benchmarks.relevance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Documents, queries, and judgements which of the ones answer the others.
 *
 * @param folder holds {@code documents.jsonl}, {@code queries.jsonl} and {@code qrels.tsv}
 */
public record TestSet(Path folder) {
  static final String DOCUMENTS = "documents.jsonl";
  static final String QUERIES = "queries.jsonl";
  static final String JUDGEMENTS = "qrels.tsv";

  /** Takes a document. */
  @FunctionalInterface
  public interface Visitor {
    /** Takes a document. */
    void document(Document document) throws IOException;
  }

  /** The set that was written for the project, put into a folder. */
  public static TestSet own(Path folder) throws IOException {
    for (String name : List.of(DOCUMENTS, QUERIES, JUDGEMENTS)) {
      try (InputStream in =
          Objects.requireNonNull(TestSet.class.getResourceAsStream("own/" + name), name)) {
        Files.copy(in, folder.resolve(name));
      }
    }
    return new TestSet(folder);
  }

  /**
   * Shows all documents, one by one.
   *
   * @throws BadLineException for the first line that cannot be read
   */
  public void documents(Visitor visitor) throws IOException {
    Set<String> seen = new HashSet<>();
    Lines.read(
        folder.resolve(DOCUMENTS),
        (number, line) -> {
          Document document = Document.parse(line);
          requireNew(seen, document.id());
          visitor.document(document);
        });
  }

  /**
   * The queries.
   *
   * @throws BadLineException for the first line that cannot be read
   */
  public List<Query> queries() throws IOException {
    List<Query> queries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Lines.read(
        folder.resolve(QUERIES),
        (number, line) -> {
          Query query = Query.parse(line);
          requireNew(seen, query.id());
          queries.add(query);
        });
    return queries;
  }

  /**
   * The judgements.
   *
   * @throws BadLineException for the first line that cannot be read
   */
  public Judgements judgements() throws IOException {
    return Judgements.read(folder.resolve(JUDGEMENTS));
  }

  private static void requireNew(Set<String> seen, String id) {
    if (!seen.add(id)) {
      throw new IllegalArgumentException("the id " + id + " stands there twice");
    }
  }
}
