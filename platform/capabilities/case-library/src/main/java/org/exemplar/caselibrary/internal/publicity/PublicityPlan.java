package org.exemplar.caselibrary.internal.publicity;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.store.NewChange;

/**
 * A plan of publicity (宣传计划).
 *
 * @param series key of the first plan of those that supersede one another
 * @param said what it says
 * @param filedAt when it was filed
 * @param version 1 at first, one more at each change
 */
record PublicityPlan(
    String key,
    String series,
    PlanDraft said,
    PlanState state,
    Optional<Instant> filedAt,
    int version,
    Instant updatedAt) {
  /** The object type, and that of the subject in the change log. */
  static final String TYPE = "PublicityPlan";

  public String id() {
    return new GlobalId(TYPE, key).encode();
  }

  String organizationCode() {
    return said.organizationCode();
  }

  Optional<String> supersededKey() {
    return said.supersedes();
  }

  public String title() {
    return said.title();
  }

  public Optional<String> programme() {
    return said.programme();
  }

  public List<PlanNode> nodes() {
    return said.nodes();
  }

  /** The next version, in a state. */
  PublicityPlan next(PlanState other, Instant now) {
    return new PublicityPlan(
        key,
        series,
        said,
        other,
        other == PlanState.FILED ? Optional.of(now) : filedAt,
        version + 1,
        now);
  }

  Map<String, Object> told() {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("version", version);
    told.put(NewChange.ORGANIZATION, organizationCode());
    told.put("title", title());
    programme().ifPresent(of -> told.put("programme", of));
    supersededKey().ifPresent(of -> told.put("supersedes", of));
    told.put("state", state.name());
    told.put("nodes", nodes().stream().map(PlanNode::told).toList());
    return told;
  }
}
