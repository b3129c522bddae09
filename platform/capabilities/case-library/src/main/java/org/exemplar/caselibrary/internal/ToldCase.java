package org.exemplar.caselibrary.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.exemplar.caselibrary.CaseContent;
import org.exemplar.caselibrary.CaseStudy;

/** A case as the change log tells it; what it does not say is left out. */
final class ToldCase {
  private ToldCase() {}

  static Map<String, Object> of(CaseStudy study) {
    CaseContent content = study.content();
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("version", study.version());
    told.put("state", study.state().name());
    study
        .standing()
        .withdrawal()
        .ifPresent(
            why -> {
              told.put("withdrawnFor", why.reason().name());
              why.text().ifPresent(text -> told.put("withdrawnText", text));
            });
    told.put("title", content.title());
    content.organizationCode().ifPresent(code -> told.put("organization", code));
    told.put("sector", content.sector());
    content.organizationType().ifPresent(type -> told.put("organizationType", type));
    content.level().ifPresent(level -> told.put("level", level.name()));
    content.place().ifPresent(place -> told.put("place", place));
    content.period().ifPresent(period -> told.put("period", period));
    told.put("background", content.background());
    told.put("practice", content.practice());
    told.put("results", content.results());
    content.discussion().ifPresent(text -> told.put("discussion", text));
    told.put("keywords", content.keywords());
    told.put("criteria", content.criteria());
    told.put("facets", content.facets());
    told.putAll(AppendixJson.told(content.appendix()));
    return told;
  }
}
