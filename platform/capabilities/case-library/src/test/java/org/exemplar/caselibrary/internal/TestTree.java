package org.exemplar.caselibrary.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.exemplar.organizations.Organization;
import org.exemplar.organizations.Organizations;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.identity.Reach;
import org.exemplar.store.ChangeKind;
import org.exemplar.store.Migrations;
import org.exemplar.store.NewChange;
import org.exemplar.store.Store;
import org.jdbi.v3.core.Handle;

/** A tree of organisations on the territorial line, in the store as the real one keeps it. */
public final class TestTree implements Organizations {
  private static final String SCRIPT = "V1__organizations.sql";

  private final Map<String, Optional<String>> parents = new LinkedHashMap<>();
  private final Store store;

  public TestTree(Store store) {
    this.store = store;
    store.migrate(new Migrations("organizations", List.of(new Migrations.Script(SCRIPT, sql()))));
  }

  private static String sql() {
    try (InputStream script =
        Objects.requireNonNull(
            Organizations.class.getResourceAsStream("internal/" + SCRIPT), SCRIPT)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** An organisation at the top. */
  public TestTree add(String code) {
    return add(code, Optional.empty());
  }

  /** An organisation below another one. */
  public TestTree add(String code, String parent) {
    return add(code, Optional.of(parent));
  }

  private TestTree add(String code, Optional<String> parent) {
    parents.put(code, parent);
    return store.write(
        transaction -> {
          List<String> line = line(code);
          for (int distance = 0; distance < line.size(); distance++) {
            path(transaction.handle(), line.get(distance), code, distance);
          }
          transaction.record(
              new NewChange(Origin.PLATFORM, ChangeKind.CREATED, "Organization", code, "{}"));
          return this;
        });
  }

  private static void path(Handle handle, String ancestor, String descendant, int distance) {
    handle.execute(
        "INSERT INTO organization_path (ancestor, descendant, distance) VALUES (?, ?, ?)",
        ancestor,
        descendant,
        distance);
  }

  /** It, and all above it. */
  private List<String> line(String code) {
    List<String> line = new ArrayList<>();
    Optional<String> at = Optional.of(code);
    while (at.isPresent()) {
      line.add(at.get());
      at = Objects.requireNonNull(parents.get(at.get()));
    }
    return line;
  }

  @Override
  public Optional<Organization> find(String code) {
    return Optional.ofNullable(find(List.of(code)).get(code));
  }

  @Override
  public Map<String, Organization> find(Collection<String> codes) {
    Map<String, Organization> found = new LinkedHashMap<>();
    codes.stream()
        .filter(parents::containsKey)
        .forEach(code -> found.put(code, organization(code)));
    return found;
  }

  private Organization organization(String code) {
    return new Organization(
        code,
        "组织" + code,
        OrganizationLevel.COUNTY,
        Optional.empty(),
        Optional.empty(),
        false,
        List.of(),
        Objects.requireNonNull(parents.get(code)),
        Optional.empty(),
        1,
        "2026-11-22T08:00:00Z");
  }

  @Override
  public Set<String> within(Reach reach, Collection<String> codes) {
    return codes.stream()
        .filter(parents::containsKey)
        .filter(
            code ->
                reach.everywhere() || line(code).stream().anyMatch(reach.territorial()::contains))
        .collect(Collectors.toSet());
  }

  @Override
  public boolean isOfType(Organization organization, String type) {
    throw new UnsupportedOperationException();
  }
}
