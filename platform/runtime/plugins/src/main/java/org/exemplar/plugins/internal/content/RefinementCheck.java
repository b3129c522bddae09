package org.exemplar.plugins.internal.content;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds criteria sets of one plugin that refine each other in a circle. */
final class RefinementCheck {
  private final OwnNames names;
  private final Findings findings;

  RefinementCheck(OwnNames names, Findings findings) {
    this.names = names;
    this.findings = findings;
  }

  void check(Collection<Located> sets) {
    Map<String, String> refined = new HashMap<>();
    for (Located set : sets) {
      Optional<String> parent = set.text("refines").flatMap(names::own);
      set.text("code").ifPresent(code -> parent.ifPresent(known -> refined.put(code, known)));
    }
    for (Located set : sets) {
      set.text("code")
          .flatMap(code -> circle(code, refined))
          .ifPresent(circle -> refuse(set.child("refines"), circle));
    }
  }

  /** The way from a set back to itself; empty where there is none. */
  private static Optional<String> circle(String code, Map<String, String> refined) {
    Set<String> way = new LinkedHashSet<>();
    String next = code;
    while (next != null && way.add(next)) {
      next = refined.get(next);
    }
    return code.equals(next)
        ? Optional.of(String.join(" → ", way) + " → " + code)
        : Optional.empty();
  }

  private void refuse(Located refines, String circle) {
    findings.invalid(
        refines,
        "标准不能经 refines 回到自己：" + circle + "，请改正 refines",
        "a set must not refine itself, be it by way of others: " + circle + "; correct refines");
  }
}
