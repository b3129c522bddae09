package org.exemplar.organizations.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import org.exemplar.organizations.Organization;
import org.exemplar.search.DocumentSource;
import org.exemplar.spi.IndexSource;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.store.Change;
import org.exemplar.store.ChangeKind;
import org.exemplar.store.JsonText;
import org.exemplar.store.NewChange;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Organisations as search sees them, each with the names of its place and its province. */
@Component(service = DocumentSource.class)
public final class OrganizationDocuments implements DocumentSource {
  private static final int PAGE = 2_000;

  /** Fields that the documents of all below depend on. */
  private static final Set<String> INHERITED = Set.of("name", "level", "parent");

  private final StoredOrganizations organizations;

  @Activate
  public OrganizationDocuments(@Reference StoredOrganizations organizations) {
    this.organizations = organizations;
  }

  @Override
  public IndexSource kind() {
    return IndexSource.ORGANIZATION;
  }

  @Override
  public OptionalLong count() {
    return OptionalLong.of(organizations.count());
  }

  @Override
  public void scan(BiConsumer<String, Map<String, Object>> visitor) {
    Optional<String> after = Optional.empty();
    List<Organization> page;
    do {
      page = organizations.after(after, PAGE);
      documents(page).forEach(visitor);
      after = page.stream().reduce((first, second) -> second).map(Organization::code);
    } while (page.size() == PAGE);
  }

  @Override
  public Map<String, Map<String, Object>> load(Collection<String> keys) {
    return documents(organizations.find(keys).values());
  }

  @Override
  public Set<String> touchedBy(Change change) {
    if (!change.subjectType().equals(Execution.SUBJECT)) {
      return Set.of();
    }
    boolean more = change.kind() == ChangeKind.UPDATED && inherited(change);
    return more ? organizations.within(List.of(change.subjectKey())) : Set.of(change.subjectKey());
  }

  private static boolean inherited(Change change) {
    Map<String, Object> payload = JsonText.map(change.payload(), Object.class);
    return payload.get(NewChange.BEFORE) instanceof Map<?, ?> before
        && payload.get(NewChange.AFTER) instanceof Map<?, ?> after
        && INHERITED.stream()
            .anyMatch(field -> !Objects.equals(before.get(field), after.get(field)));
  }

  private Map<String, Map<String, Object>> documents(Collection<Organization> of) {
    Map<String, List<Organization>> ancestors =
        organizations.ancestors(of.stream().map(Organization::code).toList());
    Map<String, Map<String, Object>> documents = new LinkedHashMap<>();
    for (Organization organization : of) {
      List<Organization> above = ancestors.getOrDefault(organization.code(), List.of());
      documents.put(organization.code(), document(organization, above));
    }
    return documents;
  }

  private static Map<String, Object> document(Organization of, List<Organization> above) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("code", of.code());
    document.put("name", of.name());
    document.put("level", of.level().name());
    of.sector().ifPresent(sector -> document.put("sector", sector));
    of.type().ifPresent(type -> document.put("type", type));
    document.put("place", place(of, above));
    at(OrganizationLevel.PROVINCE, of, above)
        .ifPresent(province -> document.put("province", province.name()));
    return document;
  }

  /** The county, or else the nearest ancestor, or else the organisation itself. */
  private static String place(Organization of, List<Organization> above) {
    return at(OrganizationLevel.COUNTY, of, above)
        .orElse(above.isEmpty() ? of : above.getLast())
        .name();
  }

  private static Optional<Organization> at(
      OrganizationLevel level, Organization of, List<Organization> above) {
    return of.level() == level
        ? Optional.of(of)
        : above.stream().filter(one -> one.level() == level).reduce((first, second) -> second);
  }
}
