package org.exemplar.caselibrary.internal;

import java.time.Instant;
import java.util.Optional;

/** What a reviewer says of an entry; the comment is for the author. */
record CaseReview(
    String account, CaseScores points, Optional<String> comment, Instant reviewedAt) {}
