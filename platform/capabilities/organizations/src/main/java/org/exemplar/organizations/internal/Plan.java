package org.exemplar.organizations.internal;

import java.util.List;
import org.exemplar.organizations.Organization;

/**
 * What statements would do.
 *
 * @param changes organisations that are added or changed
 * @param unchanged how many stay as they are
 * @param errors why it must not be carried out, empty when it may
 * @param lineage who would stand above whom
 */
record Plan(List<OrganizationChange> changes, int unchanged, RowErrors errors, Lineage lineage) {
  Plan {
    changes = List.copyOf(changes);
  }

  int created() {
    return (int) changes.stream().filter(change -> change.before().isEmpty()).count();
  }

  int updated() {
    return changes.size() - created();
  }

  List<Organization> after() {
    return changes.stream().map(OrganizationChange::after).toList();
  }
}
