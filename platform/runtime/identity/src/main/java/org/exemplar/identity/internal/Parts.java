package org.exemplar.identity.internal;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.exemplar.archive.ScopeTree;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.schema.Refusal;

/** Compares parts of the tree of organisations. */
record Parts(ScopeTree tree) {
  /** Whether an organisation, or everything where none is named, lies within a reach. */
  boolean covers(Reach reach, Optional<String> organization) {
    return reach.everywhere()
        || organization.filter(code -> isWithin(code, reach.territorial())).isPresent();
  }

  /** What of a reach lies in one part. */
  Reach within(Reach reach, String part) {
    if (reach.everywhere()) {
      return Reach.within(part);
    }
    Set<String> common = new TreeSet<>();
    for (String root : reach.territorial()) {
      if (tree.within(root, part)) {
        common.add(root);
      } else if (tree.within(part, root)) {
        common.add(part);
      }
    }
    return new Reach(false, common, Set.of());
  }

  /** A right on a part that is not there would spring to life with an organisation of that code. */
  Optional<Refusal> unknown(Optional<String> part) {
    return part.filter(code -> !tree.knows(code))
        .map(
            code ->
                Refusal.notFound(
                        "ORGANIZATION_NOT_FOUND",
                        "没有代码为“" + code + "”的组织",
                        "there is no organisation " + code)
                    .at("input", "part"));
  }

  private boolean isWithin(String code, Collection<String> roots) {
    return roots.stream().anyMatch(root -> tree.within(code, root));
  }
}
