package org.exemplar.caselibrary.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.exemplar.caselibrary.CaseContent;
import org.exemplar.caselibrary.CaseStudy;
import org.jspecify.annotations.Nullable;

/** What the cases of a page tell at length: read for all of them when the first one is asked. */
final class LongTexts {
  private final List<String> keys;
  private final Function<Collection<String>, Map<String, CaseStudy>> cases;
  private @Nullable Map<String, CaseStudy> read;

  LongTexts(List<String> keys, Function<Collection<String>, Map<String, CaseStudy>> cases) {
    this.keys = keys;
    this.cases = cases;
  }

  synchronized CaseContent of(String key) {
    Map<String, CaseStudy> known = read;
    if (known == null) {
      known = cases.apply(keys);
      read = known;
    }
    CaseStudy study = known.get(key);
    if (study == null) {
      throw new IllegalStateException("case " + key + " is gone");
    }
    return study.content();
  }
}
