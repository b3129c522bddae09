package org.exemplar.benchmarks.relevance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What bare Lucene finds with one analyzer: the whole document as one field, BM25 as it comes, any
 * word of the query. Each analyzer has a field of its own in one index, which is the same as an
 * index of its own.
 */
public final class Baselines implements AutoCloseable {
  private static final String ID = "id";

  private final Directory directory;
  private final Map<String, Analyzer> analyzers;
  private final PerFieldAnalyzerWrapper analyzer;
  private final IndexWriter writer;
  private @Nullable DirectoryReader reader;

  private Baselines(Directory directory) throws IOException {
    this.directory = directory;
    this.analyzers = PlainAnalyzers.all();
    this.analyzer = new PerFieldAnalyzerWrapper(new StandardAnalyzer(), analyzers);
    this.writer =
        new IndexWriter(
            directory,
            new IndexWriterConfig(analyzer)
                .setSimilarity(new BM25Similarity())
                .setCommitOnClose(false));
  }

  /** An empty index in an empty folder. */
  public static Baselines in(Path folder) throws IOException {
    return new Baselines(FSDirectory.open(folder));
  }

  /** What the peers are called. */
  public static List<String> names() {
    return PlainAnalyzers.NAMES;
  }

  /** Adds a document. */
  public void add(Document document) throws IOException {
    org.apache.lucene.document.Document each = new org.apache.lucene.document.Document();
    each.add(new StoredField(ID, document.id()));
    String text = document.text();
    names().forEach(name -> each.add(new TextField(name, text, Field.Store.NO)));
    writer.addDocument(each);
  }

  /** Lets all that was added be found. */
  public void open() throws IOException {
    reader = DirectoryReader.open(writer);
  }

  /**
   * The ids of the best documents.
   *
   * @param name of the peer that is asked
   */
  public List<String> search(String name, String text) throws IOException {
    if (reader == null) {
      throw new IllegalStateException("not open");
    }
    Query query = new QueryBuilder(analyzer).createBooleanQuery(name, text);
    if (query == null) {
      return List.of();
    }
    IndexSearcher searcher = new IndexSearcher(reader);
    searcher.setSimilarity(new BM25Similarity());
    StoredFields stored = searcher.storedFields();
    List<String> ids = new ArrayList<>();
    for (ScoreDoc hit : searcher.search(query, Scores.DEPTH).scoreDocs) {
      ids.add(stored.document(hit.doc).get(ID));
    }
    return ids;
  }

  @Override
  public void close() throws IOException {
    try (Directory last = directory;
        Analyzer wrapper = analyzer;
        IndexWriter open = writer) {
      if (reader != null) {
        reader.close();
      }
    }
    analyzers.values().forEach(Analyzer::close);
  }
}
