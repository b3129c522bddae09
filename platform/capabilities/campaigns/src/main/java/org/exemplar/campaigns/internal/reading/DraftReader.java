package org.exemplar.campaigns.internal.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.exemplar.campaigns.PolicyDocumentDraft;

/** Reads a whole text into the tree of its documents. */
public final class DraftReader {
  private final Map<String, String> typos;

  public DraftReader(Map<String, String> typos) {
    this.typos = Map.copyOf(typos);
  }

  public PolicyDocumentDraft read(String text) {
    Doubts doubts = new Doubts();
    List<Segment> segments =
        Segmenter.split(LineJoiner.join(LineReader.read(text, doubts), doubts));
    SegmentReader reader = new SegmentReader(new TextChecks(typos, doubts), doubts);
    List<SegmentParts> parts = new ArrayList<>();
    segments.forEach(segment -> parts.add(reader.read(segment)));
    if (parts.isEmpty()) {
      parts.add(reader.read(new OpenSegment().close()));
    }
    ImprintOwner.settle(parts, doubts);
    return new DraftAssembler(parts, doubts).assemble();
  }
}
