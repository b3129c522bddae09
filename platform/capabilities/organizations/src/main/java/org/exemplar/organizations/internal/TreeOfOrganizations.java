package org.exemplar.organizations.internal;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.exemplar.archive.ScopeTree;
import org.exemplar.organizations.Organization;
import org.exemplar.organizations.Organizations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The territorial line, for who may do what in which part of it. */
@Component
public final class TreeOfOrganizations implements ScopeTree {
  private final Organizations organizations;

  @Activate
  public TreeOfOrganizations(@Reference Organizations organizations) {
    this.organizations = organizations;
  }

  @Override
  public boolean within(String code, String ancestor) {
    Set<String> seen = new HashSet<>();
    Optional<String> at = Optional.of(code);
    while (at.isPresent() && seen.add(at.get())) {
      if (at.get().equals(ancestor)) {
        return true;
      }
      at = organizations.find(at.get()).flatMap(Organization::parentCode);
    }
    return false;
  }

  @Override
  public boolean knows(String code) {
    return organizations.find(code).isPresent();
  }
}
