package org.exemplar.search.internal;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;

/** How much of their texts documents have in common. */
final class Likenesses {
  private final List<LeafReaderContext> leaves;
  private final Map<Integer, Optional<byte[]>> known = new HashMap<>();

  Likenesses(IndexSearcher searcher) {
    leaves = searcher.getIndexReader().leaves();
  }

  /** From 0 to 1; 0 where a text is too short to say. */
  double share(int one, int other) throws IOException {
    Optional<byte[]> first = bytes(one);
    Optional<byte[]> second = bytes(other);
    return first.isEmpty() || second.isEmpty() ? 0 : Likeness.share(first.get(), second.get());
  }

  /** The bytes of a document's {@link Likeness}. */
  Optional<byte[]> bytes(int doc) throws IOException {
    Optional<byte[]> found = known.get(doc);
    if (found == null) {
      found = read(doc);
      known.put(doc, found);
    }
    return found;
  }

  private Optional<byte[]> read(int doc) throws IOException {
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    BinaryDocValues values = leaf.reader().getBinaryDocValues(Names.LIKENESS);
    if (values == null || !values.advanceExact(doc - leaf.docBase)) {
      return Optional.empty();
    }
    return Optional.of(BytesRef.deepCopyOf(values.binaryValue()).bytes);
  }
}
