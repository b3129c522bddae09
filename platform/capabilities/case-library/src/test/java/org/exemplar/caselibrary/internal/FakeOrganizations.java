package org.exemplar.caselibrary.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.exemplar.organizations.Organization;
import org.exemplar.organizations.Organizations;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.spi.identity.Reach;

/** Organisations that the test chooses; one lies below those whose codes its own begins with. */
final class FakeOrganizations implements Organizations {
  private final Map<String, Organization> byCode = new LinkedHashMap<>();

  FakeOrganizations add(String code, String name) {
    return add(code, name, OrganizationLevel.VILLAGE);
  }

  FakeOrganizations add(String code, String name, OrganizationLevel level) {
    byCode.put(
        code,
        new Organization(
            code,
            name,
            level,
            Optional.empty(),
            Optional.empty(),
            false,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            1,
            "2026-11-22T08:00:00Z"));
    return this;
  }

  @Override
  public Optional<Organization> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  @Override
  public Map<String, Organization> find(Collection<String> codes) {
    Map<String, Organization> found = new LinkedHashMap<>(byCode);
    found.keySet().retainAll(codes);
    return found;
  }

  @Override
  public Set<String> within(Reach reach, Collection<String> codes) {
    return reach.everywhere()
        ? Set.copyOf(codes)
        : codes.stream()
            .filter(code -> reach.territorial().stream().anyMatch(code::startsWith))
            .collect(Collectors.toSet());
  }

  @Override
  public boolean isOfType(Organization organization, String type) {
    throw new UnsupportedOperationException();
  }
}
