package org.exemplar.campaigns.internal.reading;

import java.util.List;
import java.util.Optional;

/**
 * The lines of one document.
 *
 * @param first its first line in the source text
 * @param attachment the line 附件 above it
 * @param content front matter and body
 * @param signature names and date below the body
 * @param uncertain whether it is unclear which names sign and which the body lists
 * @param imprint lines below the signature
 */
record Segment(
    int first,
    Optional<Line> attachment,
    List<Line> content,
    List<Line> signature,
    boolean uncertain,
    List<Line> imprint) {

  Segment {
    content = List.copyOf(content);
    signature = List.copyOf(signature);
    imprint = List.copyOf(imprint);
  }

  Segment withImprint(List<Line> other) {
    return new Segment(first, attachment, content, signature, uncertain, other);
  }
}
