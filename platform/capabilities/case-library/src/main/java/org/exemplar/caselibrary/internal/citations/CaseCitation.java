package org.exemplar.caselibrary.internal.citations;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.store.NewChange;

/**
 * That something cites a case.
 *
 * @param citing what cites
 * @param cited the case
 * @param passage what of it
 * @param note what for
 * @param organizationCode whose the citing object was when it cited
 */
record CaseCitation(
    String key,
    GlobalId citing,
    GlobalId cited,
    Optional<CasePassage> passage,
    String note,
    Optional<String> organizationCode,
    Instant citedAt) {
  /** The object type, and that of the subject in the change log. */
  static final String TYPE = "CaseCitation";

  /** The type of what is cited. */
  static final String CASE = "CaseStudy";

  /** Both ends: who may not see one of them does not see the citation. */
  List<GlobalId> ends() {
    return List.of(citing, cited);
  }

  Map<String, Object> told() {
    Map<String, Object> told = new LinkedHashMap<>();
    organizationCode.ifPresent(code -> told.put(NewChange.ORGANIZATION, code));
    told.put("citing", citing.encode());
    told.put("cited", cited.encode());
    passage.ifPresent(of -> told.put("passage", of.name()));
    told.put("note", note);
    return told;
  }
}
