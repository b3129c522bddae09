package org.exemplar.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.QueryCache;
import org.exemplar.spi.IndexSource;
import org.exemplar.store.Deadline;
import org.exemplar.store.StoreException;

/** Several indexes, open, as if they were one. */
final class Scope {
  private final List<Definition> definitions;
  private final List<Definition> owners = new ArrayList<>();
  private final IndexSearcher searcher;

  /**
   * Looks into readers.
   *
   * @param definitions what they hold, one for each
   * @param readers kept open by the caller
   */
  Scope(List<Definition> definitions, List<DirectoryReader> readers, QueryCache cache)
      throws IOException {
    this.definitions = definitions;
    for (int i = 0; i < readers.size(); i++) {
      owners.addAll(Collections.nCopies(readers.get(i).leaves().size(), definitions.get(i)));
    }
    searcher = new IndexSearcher(new MultiReader(readers.toArray(IndexReader[]::new), false));
    searcher.setQueryCache(cache);
    Deadline.current().ifPresent(deadline -> searcher.setTimeout(deadline::isPassed));
  }

  /**
   * A document.
   *
   * @param index qualified id of its index
   */
  record Found(String index, IndexSource source, String key) {}

  List<Definition> definitions() {
    return definitions;
  }

  /** Definitions of the leaves, by ordinal. */
  List<Definition> owners() {
    return owners;
  }

  IndexSearcher searcher() {
    return searcher;
  }

  List<LeafReaderContext> leaves() {
    return searcher.getIndexReader().leaves();
  }

  LeafReaderContext leaf(int doc) {
    return leaves().get(ReaderUtil.subIndex(doc, leaves()));
  }

  Definition owner(int doc) {
    return owners.get(leaf(doc).ord);
  }

  /** What a document is. */
  Found document(int doc) throws IOException {
    LeafReaderContext leaf = leaf(doc);
    SortedDocValues keys = leaf.reader().getSortedDocValues(Names.SORT);
    if (keys == null || !keys.advanceExact(doc - leaf.docBase)) {
      throw new IllegalStateException("a document without a key");
    }
    return document(doc, SortKey.parse(keys.lookupOrd(keys.ordValue()).utf8ToString()));
  }

  /** The same where its key is known. */
  Found document(int doc, SortKey key) {
    return new Found(key.index(), owner(doc).index().source(), key.key());
  }

  /** Whether a document has a term. */
  boolean has(int doc, Term term) throws IOException {
    LeafReaderContext leaf = leaf(doc);
    PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
    int at = doc - leaf.docBase;
    return postings != null && postings.advance(at) == at;
  }

  /** Says no when the time of the operation has run out meanwhile. */
  void checkTime() {
    if (searcher.timedOut()) {
      throw new StoreException(Deadline.EXCEEDED, "the search was given up half-way");
    }
  }
}
