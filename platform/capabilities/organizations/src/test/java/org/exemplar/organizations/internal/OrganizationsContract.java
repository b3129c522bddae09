package org.exemplar.organizations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.exemplar.organizations.Organization;
import org.exemplar.organizations.OrganizationAttribute;
import org.exemplar.organizations.internal.OrganizationFetchers.SavePayload;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Language;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.Change;
import org.exemplar.store.ChangeKind;
import org.exemplar.testing.PageWalk;
import org.exemplar.testkit.FakeField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the fields of organisations answer and what saving one does. */
abstract class OrganizationsContract extends WithOrganizations {
  private Api api;

  @BeforeEach
  void openApi() {
    api = new Api(new OrganizationFetchers(organizations));
  }

  @Test
  void anOrganizationIsFoundByItsCodeOnceItIsSaved() {
    assertThat(organization("43")).isEmpty();
    Organization saved = saved(input("43", "河谷省", "PROVINCE"));
    assertThat(organization("43")).contains(saved);
    assertThat(saved.version()).isEqualTo(1);
    assertThat(saved.updatedAt()).isEqualTo("2026-03-01T12:00:00Z");
    assertThat(api.nodes("Organization", List.of("43", "44"))).isEqualTo(Map.of("43", saved));
  }

  @Test
  void aTypeThatIsNotSaidFollowsFromLevelAndNameWithTheSectorsAskedFirst() {
    assertThat(saved(input("1", "甲镇", "TOWNSHIP")).type()).contains("rural/township-committee");
    assertThat(saved(input("2", "甲街道", "TOWNSHIP")).type()).contains("urban/street-organization");
    assertThat(saved(input("3", "甲开发区", "TOWNSHIP")).type()).contains("a-place/zone");
    assertThat(saved(input("4", "甲监狱", "TOWNSHIP")).type()).contains("core/township-level-unit");
    assertThat(saved(input("5", "甲", "VILLAGE")).type()).isEmpty();
  }

  @Test
  void theSectorIsTheSectorPluginOfTheTypeAndNoneForThePlatformsTypes() {
    assertThat(saved(input("1", "甲镇", "TOWNSHIP")).sector()).contains("rural");
    assertThat(saved(input("2", "甲县", "COUNTY")).sector()).isEmpty();
    assertThat(saved(input("3", "甲开发区", "TOWNSHIP")).sector()).isEmpty();
  }

  @Test
  void theSectorIsNotShownWhileNoPluginKnowsTheType() {
    Organization town = saved(input("1", "甲镇", "TOWNSHIP"));
    assertThat(field("Organization.sector", town)).isEqualTo(Optional.of("rural"));
    plugins.install(List.of(TestPlugins.core()));
    assertThat(field("Organization.sector", town)).isEqualTo(Optional.empty());
    assertThat(local("Organization.organizationType", town))
        .isEqualTo(Collections.singletonList(null));
    assertThat(local("Organization.criteriaSets", town)).isEqualTo(List.of(List.of()));
  }

  @Test
  void criteriaOfTheSuperTypeAreInheritedAndConditionsAreApplied() {
    Map<String, Object> input = input("1", "甲", "UNIT");
    input.put("type", "institution/bureau");
    assertThat(items(saved(input))).containsExactly("I2.D1.01", "I1.D1.01");
    input.put("attributes", attributes("windowService", "true", "field", "SPORT"));
    assertThat(items(saved(input))).containsExactly("I2.D1.01", "I1.D1.01", "I1.D1.02", "I1.D1.03");
  }

  @Test
  void anOrganizationIsOfItsTypeAndOfTheTypesThatItRefines() {
    Map<String, Object> input = input("1", "甲", "UNIT");
    input.put("type", "institution/bureau");
    Organization bureau = saved(input);
    assertThat(organizations.isOfType(bureau, "institution/bureau")).isTrue();
    assertThat(organizations.isOfType(bureau, "institution/organ")).isTrue();
    assertThat(organizations.isOfType(bureau, "rural/township-committee")).isFalse();
  }

  @Test
  void attributesAreCheckedAgainstTheTypeAndThoseLeftOutAreRemoved() {
    Map<String, Object> input = input("1", "甲局", "UNIT");
    input.put("attributes", attributes("windowService", "true", "staff", "12"));
    assertThat(saved(input).attributes())
        .containsExactly(
            new OrganizationAttribute("staff", "12"),
            new OrganizationAttribute("windowService", "true"));
    input.put("attributes", attributes("staff", "13"));
    assertThat(saved(input).attributes()).containsExactly(new OrganizationAttribute("staff", "13"));
    input.put("attributes", attributes("staff", "many", "windowService", "yes", "no", "1"));
    assertThat(refusals(input))
        .extracting(Refusal::code, Refusal::path)
        .containsExactlyInAnyOrder(
            tuple("ATTRIBUTE_INVALID", List.of("input", "attributes", "staff")),
            tuple("ATTRIBUTE_INVALID", List.of("input", "attributes", "windowService")),
            tuple("ATTRIBUTE_INVALID", List.of("input", "attributes", "no")));
  }

  @Test
  void whatIsWrongIsRefusedWithItsCodeAndItsPlace() {
    assertRefused(input("a b", "甲", "UNIT"), "ORGANIZATION_INVALID", "code");
    assertRefused(input("x".repeat(65), "甲", "UNIT"), "ORGANIZATION_INVALID", "code");
    assertRefused(input("1", " ", "UNIT"), "ORGANIZATION_INVALID", "name");
    assertRefused(input("1", "甲".repeat(201), "UNIT"), "ORGANIZATION_INVALID", "name");
    assertRefused(with(input("1", "甲", "UNIT"), "type", "no/such"), "TYPE_UNKNOWN", "type");
    assertRefused(
        with(input("1", "甲", "CITY"), "type", "institution/organ"),
        "ORGANIZATION_INVALID",
        "level");
    assertRefused(with(input("1", "甲", "UNIT"), "parent", "2"), "PARENT_NOT_FOUND", "parent");
    assertRefused(
        with(input("1", "甲", "UNIT"), "sectorAuthority", "2"),
        "PARENT_NOT_FOUND",
        "sectorAuthority");
    assertRefused(with(input("1", "甲", "UNIT"), "parent", "1"), "PARENT_CYCLE", "parent");
    assertThat(store.changes().head()).isZero();
  }

  @Test
  void aLineOfSuperiorsNeverLeadsBackToItself() {
    saved(input("1", "甲", "CITY"));
    saved(with(input("2", "乙", "COUNTY"), "parent", "1"));
    saved(with(input("3", "丙", "TOWNSHIP"), "parent", "2"));
    assertRefused(with(input("1", "甲", "CITY"), "parent", "3"), "PARENT_CYCLE", "parent");
    saved(with(input("4", "丁", "UNIT"), "sectorAuthority", "3"));
    assertRefused(
        with(input("3", "丙", "TOWNSHIP"), "sectorAuthority", "4"),
        "PARENT_CYCLE",
        "sectorAuthority");
  }

  @Test
  void aSuperiorIsNeverOfALowerLevel() {
    saved(input("1", "甲", "COUNTY"));
    assertRefused(with(input("2", "乙", "CITY"), "parent", "1"), "PARENT_LEVEL_INVALID", "parent");
    saved(with(input("2", "乙", "COUNTY"), "parent", "1"));
    saved(with(input("3", "丙", "VILLAGE"), "parent", "2"));
    assertRefused(input("2", "乙", "UNIT"), "PARENT_LEVEL_INVALID", "level");
    assertThat(organization("2")).map(Organization::level).contains(OrganizationLevel.COUNTY);
    saved(input("2", "乙", "TOWNSHIP"));
    saved(with(input("4", "丁", "PROVINCE"), "sectorAuthority", "3"));
  }

  @Test
  void whatIsLeftOutStaysAsItIsAndNullTakesItAway() {
    saved(input("1", "甲", "COUNTY"));
    Map<String, Object> wholly = with(input("2", "乙", "UNIT"), "type", "institution/organ");
    wholly.putAll(Map.of("parent", "1", "sectorAuthority", "1"));
    wholly.put("attributes", attributes("staff", "12"));
    saved(wholly);
    Organization renamed = saved(input("2", "乙处", "UNIT"));
    assertThat(renamed.type()).contains("institution/organ");
    assertThat(renamed.parentCode()).contains("1");
    assertThat(renamed.sectorAuthorityCode()).contains("1");
    assertThat(renamed.attributes()).containsExactly(new OrganizationAttribute("staff", "12"));
    Map<String, Object> bare = input("2", "乙处", "UNIT");
    for (String field : List.of("type", "parent", "sectorAuthority", "attributes")) {
      bare.put(field, null);
    }
    Organization bared = saved(bare);
    assertThat(bared.type()).isEmpty();
    assertThat(bared.parentCode()).isEmpty();
    assertThat(bared.sectorAuthorityCode()).isEmpty();
    assertThat(bared.attributes()).isEmpty();
  }

  @Test
  void aTypeWhosePluginIsAwayIsKeptWithItsSectorAndItsAttributes() {
    Map<String, Object> input = with(input("1", "甲局", "UNIT"), "type", "institution/organ");
    input.put("attributes", attributes("staff", "12"));
    Organization before = saved(input);
    saved(input("2", "甲镇", "TOWNSHIP"));
    plugins.install(List.of(TestPlugins.core()));
    saved(input("1", "乙局", "UNIT"));
    saved(input("2", "乙镇", "TOWNSHIP"));
    plugins.install(TestPlugins.all());
    Organization after = organization("1").orElseThrow();
    assertThat(after.name()).isEqualTo("乙局");
    assertThat(after.type()).isEqualTo(before.type());
    assertThat(after.attributes()).isEqualTo(before.attributes());
    assertThat(organization("2")).flatMap(Organization::sector).contains("rural");
  }

  @Test
  void anotherVersionThanTheExpectedOneIsRefused() {
    Map<String, Object> input = input("1", "甲", "CITY");
    assertRefused(with(input, "expectedVersion", 1), "VERSION_CONFLICT", "expectedVersion");
    saved(with(input, "expectedVersion", 0));
    assertRefused(with(input, "expectedVersion", 0), "VERSION_CONFLICT", "expectedVersion");
    assertThat(saved(with(input("1", "乙", "CITY"), "expectedVersion", 1)).version()).isEqualTo(2);
  }

  @Test
  void whatIsSavedAgainUnchangedKeepsItsVersionAndLeavesNoEntry() {
    Organization first = saved(input("1", "甲", "CITY"));
    clock.advance(Duration.ofHours(1));
    assertThat(saved(input("1", "甲", "CITY"))).isEqualTo(first);
    assertThat(changesAfter(0)).hasSize(1);
  }

  @Test
  void theChangeLogTellsWhatChanged() {
    saved(input("9", "上", "PROVINCE"));
    saved(input("1", "甲", "CITY"));
    saved(with(input("1", "乙", "CITY"), "parent", "9"));
    List<Change> changes = changesAfter(1);
    assertThat(changes)
        .extracting(Change::actor, Change::kind, Change::subjectType, Change::subjectKey)
        .containsExactly(
            tuple("tester", ChangeKind.CREATED, "Organization", "1"),
            tuple("tester", ChangeKind.UPDATED, "Organization", "1"));
    assertThat(changes.getFirst().payload())
        .isEqualTo(
            "{\"after\":{\"version\":1,\"name\":\"甲\",\"level\":\"CITY\",\"type\":\"core/city\"}}");
    assertThat(changes.getLast().payload())
        .isEqualTo(
            "{\"before\":{\"version\":1,\"name\":\"甲\",\"level\":\"CITY\",\"type\":\"core/city\"},"
                + "\"after\":{\"version\":2,\"name\":\"乙\",\"level\":\"CITY\",\"type\":\"core/city\","
                + "\"parent\":\"9\"}}");
  }

  @Test
  void superiorsAreAnsweredForManyAtOnce() {
    Organization province = saved(input("1", "甲", "PROVINCE"));
    Organization city = saved(with(input("11", "乙", "CITY"), "parent", "1"));
    Organization county = saved(with(input("111", "丙", "COUNTY"), "parent", "11"));
    Organization unit =
        saved(with(with(input("U", "丁", "UNIT"), "parent", "111"), "sectorAuthority", "11"));
    assertThat(batch("Organization.parent", province, city, unit))
        .isEqualTo(Arrays.asList(null, province, county));
    assertThat(batch("Organization.sectorAuthority", city, unit))
        .isEqualTo(Arrays.asList(null, city));
    assertThat(batch("Organization.ancestors", unit, province))
        .isEqualTo(List.of(List.of(province, city, county), List.of()));
  }

  @Test
  void whoMovesTakesAllBelowAlong() {
    saved(input("1", "甲", "PROVINCE"));
    saved(input("2", "乙", "PROVINCE"));
    saved(with(input("11", "丙", "CITY"), "parent", "1"));
    Organization town = saved(with(input("111", "丁", "TOWNSHIP"), "parent", "11"));
    saved(with(input("11", "丙", "CITY"), "parent", "2"));
    assertThat(codes(page(Map.of("within", "1")).nodes())).containsExactly("1");
    assertThat(codes(page(Map.of("within", "2")).nodes())).containsExactly("11", "111", "2");
    assertThat(batch("Organization.ancestors", town))
        .isEqualTo(
            List.of(List.of(organization("2").orElseThrow(), organization("11").orElseThrow())));
    saved(with(input("11", "丙", "CITY"), "parent", null));
    assertThat(codes(page(Map.of("within", "2")).nodes())).containsExactly("2");
    assertThat(codes(page(Map.of("within", "11")).nodes())).containsExactly("11", "111");
  }

  @Test
  void childrenArePagedForEachParent() {
    saved(input("1", "甲", "PROVINCE"));
    saved(input("2", "乙", "PROVINCE"));
    for (int n = 0; n < 5; n++) {
      saved(with(input("1" + n, "丙", "CITY"), "parent", "1"));
    }
    saved(with(input("20", "丁", "CITY"), "parent", "2"));
    List<Connection<Organization>> pages = children(Map.of("first", 2), "1", "2", "10");
    assertThat(codes(pages.get(0).nodes())).containsExactly("10", "11");
    assertThat(pages.get(0).hasNextPage()).isTrue();
    assertThat(codes(pages.get(1).nodes())).containsExactly("20");
    assertThat(pages.get(1).hasNextPage()).isFalse();
    assertThat(pages.get(2).nodes()).isEmpty();
    assertThat(pages).extracting(Connection::totalCount).containsExactly(5, 1, 0);
    String cursor = pages.getFirst().edges().getLast().cursor();
    assertThat(codes(children(Map.of("first", 9, "after", cursor), "1").getFirst().nodes()))
        .containsExactly("12", "13", "14");
  }

  @Test
  void theListIsFilteredByAllThatIsGiven() {
    saved(input("1", "甲省", "PROVINCE"));
    saved(with(input("11", "乙县", "COUNTY"), "parent", "1"));
    saved(with(input("111", "丙镇", "TOWNSHIP"), "parent", "11"));
    saved(with(input("112", "丁_100%街道", "TOWNSHIP"), "parent", "11"));
    saved(input("2", "丁镇", "TOWNSHIP"));
    assertThat(filtered()).containsExactly("1", "11", "111", "112", "2");
    assertThat(filtered("level", "TOWNSHIP")).containsExactly("111", "112", "2");
    assertThat(filtered("sector", "rural")).containsExactly("111", "2");
    assertThat(filtered("type", "urban/street-organization")).containsExactly("112");
    assertThat(filtered("parent", "11")).containsExactly("111", "112");
    assertThat(filtered("within", "1")).containsExactly("1", "11", "111", "112");
    assertThat(filtered("nameContains", "镇")).containsExactly("111", "2");
    assertThat(filtered("nameContains", "_100%")).containsExactly("112");
    assertThat(filtered("nameContains", "1_0")).isEmpty();
    assertThat(filtered("within", "1", "sector", "rural", "level", "TOWNSHIP"))
        .containsExactly("111");
    assertThat(page(Map.of("within", "11", "nameContains", "丁")).totalCount()).isEqualTo(1);
  }

  @Test
  void theListShowsTheTopOfBothLines() {
    saved(input("1", "甲省", "PROVINCE"));
    saved(with(input("11", "乙县", "COUNTY"), "parent", "1"));
    saved(with(input("2", "丁镇", "TOWNSHIP"), "sectorAuthority", "11"));
    assertThat(codes(page(Map.of("top", true)).nodes())).containsExactly("1", "2");
    assertThat(codes(page(Map.of("top", false)).nodes())).containsExactly("11");
    assertThat(filtered("sectorAuthority", "11")).containsExactly("2");
    assertThat(page(Map.of("sectorAuthority", "11", "top", true)).totalCount()).isEqualTo(1);
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrOverlap() {
    saved(input("A", "甲", "PROVINCE"));
    for (int n = 0; n < 25; n++) {
      saved(with(input("A-" + n, "乙", "CITY"), "parent", "A"));
    }
    assertThat(walk(Map.of())).hasSize(26).doesNotHaveDuplicates();
    assertThat(walk(Map.of("within", "A"))).hasSize(26).doesNotHaveDuplicates();
    assertThat(page(Map.of()).totalCount()).isEqualTo(26);
  }

  @Test
  void organizationsAndChildrenArePagedBothWays() {
    saved(input("A", "甲", "PROVINCE"));
    saved(input("B", "乙", "PROVINCE"));
    saved(with(input("B-1", "丙", "CITY"), "parent", "B"));
    Iterator<Integer> numbers = IntStream.iterate(1, n -> n * 2 % 101).iterator();
    Runnable addition =
        () -> {
          for (int n = 0; n < 5; n++) {
            saved(with(input("A-" + numbers.next(), "丁", "CITY"), "parent", "A"));
          }
        };
    addition.run();
    PageWalk.check(field -> connection(field.arguments()), addition);
    PageWalk.check(
        field -> {
          Map<String, Object> arguments = new HashMap<>(field.arguments());
          arguments.put("filter", Map.of("within", "A", "level", "CITY"));
          return connection(arguments);
        },
        addition);
    PageWalk.check(field -> children(field.arguments(), "B", "A").getLast(), addition);
  }

  private List<String> walk(Map<String, Object> filter) {
    List<String> codes = new ArrayList<>();
    Map<String, Object> arguments = new HashMap<>(Map.of("first", 7, "filter", filter));
    Connection<Organization> page = connection(arguments);
    while (true) {
      codes.addAll(codes(page.nodes()));
      if (!page.hasNextPage()) {
        return codes;
      }
      arguments.put("after", page.edges().getLast().cursor());
      page = connection(arguments);
    }
  }

  private List<String> filtered(String... filter) {
    Map<String, Object> values = new HashMap<>();
    for (int n = 0; n < filter.length; n += 2) {
      values.put(filter[n], filter[n + 1]);
    }
    return codes(page(values).nodes());
  }

  private Connection<Organization> page(Map<String, Object> filter) {
    return connection(Map.of("first", 200, "filter", filter));
  }

  @SuppressWarnings("unchecked")
  private Connection<Organization> connection(Map<String, Object> arguments) {
    FakeField field = FakeField.of(Map.of());
    for (Map.Entry<String, Object> argument : arguments.entrySet()) {
      field = field.with(argument.getKey(), argument.getValue());
    }
    return (Connection<Organization>) api.answer("Query.organizations", field);
  }

  @SuppressWarnings("unchecked")
  private List<Connection<Organization>> children(Map<String, Object> arguments, String... codes) {
    List<FieldContext> fields = new ArrayList<>();
    for (String code : codes) {
      fields.add(new FakeField(organization(code).orElseThrow(), arguments, Language.ZH));
    }
    return (List<Connection<Organization>>) api.answers("Organization.children", fields);
  }

  private List<? extends @Nullable Object> batch(String name, Organization... parents) {
    return api.answers(name, Arrays.stream(parents).<FieldContext>map(FakeField::of).toList());
  }

  private List<? extends @Nullable Object> local(String name, Organization parent) {
    return new Api(new LocalFetchers(organizations)).answers(name, List.of(FakeField.of(parent)));
  }

  private Object field(String name, Object parent) {
    return api.answer(name, FakeField.of(parent));
  }

  @SuppressWarnings("unchecked")
  private List<String> items(Organization organization) {
    return ((List<Owned<CriteriaSet>>)
            Objects.requireNonNull(local("Organization.criteriaSets", organization).getFirst()))
        .stream().flatMap(set -> set.value().items().stream()).map(item -> item.code()).toList();
  }

  private Optional<Organization> organization(String code) {
    return api.optional("Query.organization", FakeField.asking("code", code), Organization.class);
  }

  private Organization saved(Map<String, Object> input) {
    SavePayload payload = save(input);
    assertThat(payload.errors()).isEmpty();
    return payload.organization().orElseThrow();
  }

  private List<Refusal> refusals(Map<String, Object> input) {
    SavePayload payload = save(input);
    assertThat(payload.organization()).isEmpty();
    return payload.errors();
  }

  private void assertRefused(Map<String, Object> input, String code, String field) {
    List<Refusal> refusals = refusals(input);
    assertThat(refusals).extracting(Refusal::code).containsExactly(code);
    assertThat(refusals.getFirst().path()).containsExactly("input", field);
  }

  private SavePayload save(Map<String, Object> input) {
    return (SavePayload) api.answer("Mutation.saveOrganization", FakeField.asking("input", input));
  }

  private static Map<String, Object> input(String code, String name, String level) {
    return new HashMap<>(Map.of("code", code, "name", name, "level", level));
  }

  private static Map<String, Object> with(
      Map<String, Object> input, String field, @Nullable Object value) {
    Map<String, Object> more = new HashMap<>(input);
    more.put(field, value);
    return more;
  }

  private static List<Map<String, Object>> attributes(String... pairs) {
    List<Map<String, Object>> attributes = new ArrayList<>();
    for (int n = 0; n < pairs.length; n += 2) {
      attributes.add(Map.of("code", pairs[n], "value", pairs[n + 1]));
    }
    return attributes;
  }

  private static List<String> codes(Collection<Organization> organizations) {
    return organizations.stream().map(Organization::code).toList();
  }
}
