package org.exemplar.organizations.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.organizations.Organization;
import org.exemplar.organizations.OrganizationAttribute;
import org.exemplar.spi.identity.Caller;
import org.exemplar.store.NewChange;
import org.exemplar.store.Transaction;

/** Carries out a plan without errors in one transaction. */
final class Execution {
  static final String SUBJECT = "Organization";
  private static final int CHUNK = 2_000;

  private final OrganizationStore store;
  private final Transaction transaction;
  private final Caller caller;

  Execution(OrganizationStore store, Transaction transaction, Caller caller) {
    this.store = store;
    this.transaction = transaction;
    this.caller = caller;
  }

  void run(Plan plan) {
    List<Organization> created = new ArrayList<>();
    List<Organization> updated = new ArrayList<>();
    List<String> moved = new ArrayList<>();
    for (OrganizationChange change : plan.changes()) {
      (change.before().isEmpty() ? created : updated).add(change.after());
      if (change.moves()) {
        moved.add(change.after().code());
      }
    }
    Set<String> rooted = moved(plan, moved);
    store.insert(transaction.handle(), created);
    store.update(transaction.handle(), updated);
    created.forEach(one -> rooted.add(one.code()));
    root(plan.lineage(), List.copyOf(rooted));
    plan.changes().forEach(change -> transaction.record(entry(change)));
  }

  private Set<String> moved(Plan plan, List<String> moved) {
    Set<String> below = new LinkedHashSet<>(store.within(transaction.handle(), moved));
    plan.lineage().read(below);
    store.forgetAncestry(transaction.handle(), below);
    return below;
  }

  private void root(Lineage lineage, List<String> codes) {
    for (int start = 0; start < codes.size(); start += CHUNK) {
      List<Ancestry> ancestries = new ArrayList<>();
      codes
          .subList(start, Math.min(start + CHUNK, codes.size()))
          .forEach(code -> ancestries.addAll(lineage.ancestry(code)));
      store.insertAncestry(transaction.handle(), ancestries);
    }
  }

  private NewChange entry(OrganizationChange change) {
    return NewChange.of(
        caller.origin(),
        SUBJECT,
        change.after().code(),
        change.before().map(Execution::values),
        Optional.of(values(change.after())));
  }

  /** Fields by name; those that have no value are left out. */
  private static Map<String, Object> values(Organization of) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("version", of.version());
    values.put("name", of.name());
    values.put("level", of.level().name());
    of.sector().ifPresent(sector -> values.put("sector", sector));
    of.type().ifPresent(type -> values.put("type", type));
    of.parentCode().ifPresent(parent -> values.put("parent", parent));
    of.sectorAuthorityCode().ifPresent(code -> values.put("sectorAuthority", code));
    if (!of.attributes().isEmpty()) {
      Map<String, String> attributes = new LinkedHashMap<>();
      for (OrganizationAttribute attribute : of.attributes()) {
        attributes.put(attribute.code(), attribute.value());
      }
      values.put("attributes", attributes);
    }
    return values;
  }
}
