package org.exemplar.identity.internal;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.exemplar.archive.ScopeTree;
import org.exemplar.spi.identity.Reach;

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

  private boolean isWithin(String code, Collection<String> roots) {
    return roots.stream().anyMatch(root -> tree.within(code, root));
  }
}
