package org.exemplar.caselibrary.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.exemplar.spi.ClauseAnchor;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.CriteriaUse;
import org.exemplar.spi.Criterion;
import org.exemplar.spi.Dimension;
import org.exemplar.spi.EvidenceKind;
import org.exemplar.spi.FacetRange;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.IndexFieldType;
import org.exemplar.spi.IndexSource;
import org.exemplar.spi.Issuer;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.spi.OrganizationType;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.PluginVersion;
import org.exemplar.spi.SearchIndex;
import org.exemplar.spi.SubjectKind;

/** Plugins in the manner of the real ones. */
final class TestPlugins {
  private static final PluginVersion VERSION = PluginVersion.parse("1.0.0");

  private TestPlugins() {}

  /** A sector with a facet of each type, and a platform plugin. */
  static List<Plugin> all() {
    return List.of(
        plugin("core", PluginKind.PLATFORM, List.of(), List.of(), List.of()),
        plugin("school", PluginKind.SECTOR, List.of(type("pupils")), List.of(), List.of()),
        plugin(
            "rural",
            PluginKind.SECTOR,
            List.of(type("village-organization")),
            List.of(criteria("R2.D1.03")),
            List.of(
                cases(
                    "rural",
                    List.of(
                        facet("industry", IndexFieldType.KEYWORD, false),
                        facet("income", IndexFieldType.NUMBER, false),
                        facet("open", IndexFieldType.BOOLEAN, false),
                        facet("begun", IndexFieldType.DATE, false),
                        facet("methods", IndexFieldType.KEYWORD, true))),
                cases("elsewhere", List.of(facet("foreign", IndexFieldType.TEXT, false))))));
  }

  /** An index of the cases of a sector. */
  static SearchIndex cases(String sector, List<IndexField> fields) {
    return new SearchIndex(
        sector + "-cases",
        VERSION,
        text("cases"),
        IndexSource.CASE,
        Map.of("sector", sector),
        fields);
  }

  /** A facet. */
  static IndexField facet(String name, IndexFieldType type, boolean many) {
    List<FacetRange> ranges =
        type == IndexFieldType.NUMBER
            ? List.of(
                new FacetRange(
                    "UNDER_10", text("less"), OptionalDouble.empty(), OptionalDouble.of(10)))
            : List.of();
    return new IndexField(
        name,
        type,
        "facets." + name,
        Optional.empty(),
        1,
        false,
        type != IndexFieldType.TEXT,
        many,
        Optional.empty(),
        ranges);
  }

  /** A type of organisation. */
  static OrganizationType type(String code) {
    return new OrganizationType(
        code,
        text(code),
        text(code),
        Optional.empty(),
        Set.of(OrganizationLevel.VILLAGE),
        List.of(),
        List.of(),
        List.of());
  }

  /** A criteria set with those items. */
  static CriteriaSet criteria(String... codes) {
    return new CriteriaSet(
        "R2",
        new Issuer("somebody", text("somebody")),
        SubjectKind.ORGANIZATION,
        List.of(),
        text("R2"),
        VERSION,
        CriteriaUse.APPRAISAL,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(new Dimension("D1", text("D1"), Optional.empty())),
        Stream.of(codes).map(TestPlugins::item).toList());
  }

  private static Criterion item(String code) {
    return new Criterion(
        code,
        "D1",
        text(code),
        EvidenceKind.JUDGEMENT,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.of(ClauseAnchor.parse("HN#1.p3.1")));
  }

  /** A plugin with those contributions. */
  static Plugin plugin(
      String id,
      PluginKind kind,
      List<OrganizationType> types,
      List<CriteriaSet> sets,
      List<SearchIndex> indexes) {
    PluginDescriptor descriptor =
        new PluginDescriptor(id, VERSION, kind, text(id), text(id), List.of());
    return new Plugin() {
      @Override
      public PluginDescriptor descriptor() {
        return descriptor;
      }

      @Override
      public List<OrganizationType> organizationTypes() {
        return types;
      }

      @Override
      public List<CriteriaSet> criteriaSets() {
        return sets;
      }

      @Override
      public List<SearchIndex> searchIndexes() {
        return indexes;
      }
    };
  }

  private static LocalizedText text(String text) {
    return new LocalizedText(text, text);
  }
}
