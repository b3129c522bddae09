package org.exemplar.organizations.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exemplar.organizations.Organization;
import org.jdbi.v3.core.Handle;

/** The organisations as they would stand: those of the store, under those that are assumed. */
final class Known {
  private final OrganizationStore store;
  private final Handle handle;
  private final Map<String, Organization> assumed = new HashMap<>();

  Known(OrganizationStore store, Handle handle) {
    this.store = store;
    this.handle = handle;
  }

  /** From now on takes these as if they were stored. */
  void assume(Collection<Organization> organizations) {
    organizations.forEach(organization -> assumed.put(organization.code(), organization));
  }

  Map<String, Organization> find(Collection<String> codes) {
    Map<String, Organization> found = store.find(handle, notAssumed(codes));
    for (String code : codes) {
      Organization organization = assumed.get(code);
      if (organization != null) {
        found.put(code, organization);
      }
    }
    return found;
  }

  Map<String, Standing> standings(Collection<String> codes) {
    Map<String, Standing> found = store.standings(handle, notAssumed(codes));
    for (String code : codes) {
      Organization organization = assumed.get(code);
      if (organization != null) {
        found.put(code, Standing.of(organization));
      }
    }
    return found;
  }

  /** Those directly below the organisations on the territorial line. */
  Map<String, Standing> inferiors(Collection<String> codes) {
    Map<String, Standing> found = store.inferiors(handle, codes);
    for (Organization organization : assumed.values()) {
      found.remove(organization.code());
      if (organization.parentCode().filter(codes::contains).isPresent()) {
        found.put(organization.code(), Standing.of(organization));
      }
    }
    return found;
  }

  /** The organisations and all that stand below them in the store. */
  Set<String> within(Collection<String> codes) {
    return store.within(handle, codes);
  }

  private List<String> notAssumed(Collection<String> codes) {
    List<String> others = new ArrayList<>(codes);
    others.removeIf(assumed::containsKey);
    return others;
  }
}
