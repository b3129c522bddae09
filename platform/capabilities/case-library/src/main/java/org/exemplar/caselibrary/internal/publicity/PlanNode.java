package org.exemplar.caselibrary.internal.publicity;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stage or an important moment (节点) of a plan of publicity.
 *
 * @param code unique in its plan
 * @param phase code of the phase of the programme
 * @param milestone code of the milestone of the programme
 * @param dueOn by when something is to be published
 * @param channelCodes by which channels
 * @param content what is to be shown
 */
record PlanNode(
    String code,
    String title,
    Optional<String> phase,
    Optional<String> milestone,
    LocalDate dueOn,
    List<String> channelCodes,
    String content) {
  PlanNode {
    channelCodes = List.copyOf(channelCodes);
  }

  /** What {@link #of} reads. */
  Map<String, Object> told() {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("code", code);
    told.put("title", title);
    phase.ifPresent(of -> told.put("phase", of));
    milestone.ifPresent(of -> told.put("milestone", of));
    told.put("dueOn", dueOn.toString());
    told.put("channels", channelCodes);
    told.put("content", content);
    return told;
  }

  static PlanNode of(Map<?, ?> told) {
    return new PlanNode(
        String.valueOf(told.get("code")),
        String.valueOf(told.get("title")),
        Optional.ofNullable(told.get("phase")).map(Object::toString),
        Optional.ofNullable(told.get("milestone")).map(Object::toString),
        LocalDate.parse(String.valueOf(told.get("dueOn"))),
        told.get("channels") instanceof List<?> codes
            ? codes.stream().map(Object::toString).toList()
            : List.of(),
        String.valueOf(told.get("content")));
  }
}
