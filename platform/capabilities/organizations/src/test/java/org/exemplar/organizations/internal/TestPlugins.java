package org.exemplar.organizations.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exemplar.spi.AttributeDefinition;
import org.exemplar.spi.AttributeType;
import org.exemplar.spi.Condition;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.CriteriaUse;
import org.exemplar.spi.Criterion;
import org.exemplar.spi.Dimension;
import org.exemplar.spi.EnumValue;
import org.exemplar.spi.EvidenceKind;
import org.exemplar.spi.FieldType;
import org.exemplar.spi.Form;
import org.exemplar.spi.FormField;
import org.exemplar.spi.FormPurpose;
import org.exemplar.spi.FormSection;
import org.exemplar.spi.GlossaryTerm;
import org.exemplar.spi.Issuer;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.spi.OrganizationType;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginApi;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.PluginVersion;
import org.exemplar.spi.RecognitionRule;
import org.exemplar.spi.SubjectKind;
import org.exemplar.spi.programme.Carrier;
import org.exemplar.spi.programme.CarrierKind;

/** A small world of plugins, in the manner of the real ones. */
final class TestPlugins {
  private static final PluginVersion VERSION = PluginVersion.parse("1.0.0");

  private TestPlugins() {}

  static List<Plugin> all() {
    return List.of(core(), institution(), rural(), urban(), locality());
  }

  static Plugin core() {
    return plugin(
        "core",
        PluginKind.PLATFORM,
        List.of(),
        type("province", OrganizationLevel.PROVINCE, rule(OrganizationLevel.PROVINCE)),
        type("city", OrganizationLevel.CITY, rule(OrganizationLevel.CITY)),
        type("county", OrganizationLevel.COUNTY, rule(OrganizationLevel.COUNTY)),
        type("township-level-unit", OrganizationLevel.TOWNSHIP, rule(OrganizationLevel.TOWNSHIP)));
  }

  static Plugin rural() {
    return plugin(
        "rural",
        PluginKind.SECTOR,
        List.of(set("R1", "township-committee", item("R1.D1.01"), item("R1.D1.02"))),
        type(
            "township-committee",
            OrganizationLevel.TOWNSHIP,
            rule(OrganizationLevel.TOWNSHIP, "镇", "乡")),
        type(
            "village-organization",
            OrganizationLevel.VILLAGE,
            rule(OrganizationLevel.VILLAGE, "村")));
  }

  static Plugin urban() {
    return plugin(
        "urban",
        PluginKind.SECTOR,
        List.of(),
        type(
            "street-organization",
            OrganizationLevel.TOWNSHIP,
            rule(OrganizationLevel.TOWNSHIP, "街道")),
        type("also-towns", OrganizationLevel.TOWNSHIP, rule(OrganizationLevel.TOWNSHIP, "镇")));
  }

  static Plugin locality() {
    return locality(
        "a-place",
        List.of("3"),
        List.of(),
        type("zone", OrganizationLevel.TOWNSHIP, rule(OrganizationLevel.TOWNSHIP, "开发区", "街道")));
  }

  static Plugin locality(
      String id, List<String> scope, List<CriteriaSet> sets, OrganizationType... types) {
    PluginDescriptor descriptor =
        new PluginDescriptor(
            id,
            VERSION,
            PluginKind.LOCALITY,
            text(id),
            text(id),
            List.of(),
            scope,
            PluginApi.USUAL,
            List.of());
    return new Place(
        descriptor,
        List.of(types),
        sets,
        List.of(form(id + "-sheet", "rural/township-committee")),
        List.of(
            new GlossaryTerm(
                "五好", List.of(), Optional.empty(), Optional.of(id), List.of(), List.of())),
        List.of(
            new Carrier(
                id + "-carrier",
                text(id),
                CarrierKind.CONTEST,
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of())));
  }

  /** What a place brings. */
  private record Place(
      PluginDescriptor descriptor,
      List<OrganizationType> organizationTypes,
      List<CriteriaSet> criteriaSets,
      List<Form> forms,
      List<GlossaryTerm> glossary,
      List<Carrier> carriers)
      implements Plugin {}

  private static Form form(String id, String type) {
    FormField note =
        new FormField(
            "note",
            FieldType.TEXT,
            false,
            false,
            text("note"),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of());
    return new Form(
        id,
        VERSION,
        text(id),
        text(id),
        FormPurpose.RECORD,
        List.of(type),
        "{}",
        List.of(note),
        List.of(new FormSection(text("all"), List.of("note"))));
  }

  /** Types that refine one another, attributes and criteria with conditions. */
  static Plugin institution() {
    OrganizationType organ =
        new OrganizationType(
            "organ",
            text("organ"),
            text("organ"),
            Optional.empty(),
            Set.of(OrganizationLevel.UNIT, OrganizationLevel.BRANCH),
            List.of(
                attribute("windowService", AttributeType.BOOLEAN),
                attribute("staff", AttributeType.INTEGER),
                attribute("motto", AttributeType.TEXT),
                attribute("field", AttributeType.ENUM, "HEALTH", "SPORT")),
            List.of(rule(OrganizationLevel.UNIT, "局")),
            List.of());
    OrganizationType bureau =
        new OrganizationType(
            "bureau",
            text("bureau"),
            text("bureau"),
            Optional.of("organ"),
            Set.of(OrganizationLevel.UNIT),
            List.of(attribute("unitKind", AttributeType.TEXT)),
            List.of(),
            List.of());
    return plugin(
        "institution",
        PluginKind.SECTOR,
        List.of(
            set(
                "I1",
                "organ",
                item("I1.D1.01"),
                item("I1.D1.02", new Condition("windowService", List.of("true"))),
                item("I1.D1.03", new Condition("field", List.of("HEALTH", "SPORT")))),
            set("I2", "bureau", item("I2.D1.01"))),
        organ,
        bureau);
  }

  private static Plugin plugin(
      String id, PluginKind kind, List<CriteriaSet> sets, OrganizationType... types) {
    PluginDescriptor descriptor =
        new PluginDescriptor(id, VERSION, kind, text(id), text(id), List.of());
    return new Plugin() {
      @Override
      public PluginDescriptor descriptor() {
        return descriptor;
      }

      @Override
      public List<OrganizationType> organizationTypes() {
        return List.of(types);
      }

      @Override
      public List<CriteriaSet> criteriaSets() {
        return sets;
      }
    };
  }

  static OrganizationType type(String code, OrganizationLevel level, RecognitionRule... rules) {
    return new OrganizationType(
        code,
        text(code),
        text(code),
        Optional.empty(),
        Set.of(level),
        List.of(),
        List.of(rules),
        List.of());
  }

  static RecognitionRule rule(OrganizationLevel level, String... endings) {
    return new RecognitionRule(level, List.of(endings));
  }

  private static AttributeDefinition attribute(String code, AttributeType type, String... values) {
    return new AttributeDefinition(
        code,
        text(code),
        type,
        Arrays.stream(values).map(value -> new EnumValue(value, text(value))).toList());
  }

  static CriteriaSet refining(String code, String type, String parent, Criterion... items) {
    return new CriteriaSet(
        code,
        new Issuer("somebody", text("somebody")),
        SubjectKind.ORGANIZATION,
        List.of(type),
        text(code),
        VERSION,
        CriteriaUse.APPRAISAL,
        Optional.empty(),
        Optional.of(parent),
        List.of(),
        Optional.empty(),
        List.of(new Dimension("D1", text("D1"), Optional.empty())),
        List.of(items));
  }

  static CriteriaSet set(String code, String type, Criterion... items) {
    return new CriteriaSet(
        code,
        new Issuer("somebody", text("somebody")),
        SubjectKind.ORGANIZATION,
        List.of(type),
        text(code),
        VERSION,
        CriteriaUse.APPRAISAL,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(new Dimension("D1", text("D1"), Optional.empty())),
        List.of(items));
  }

  static Criterion item(String code, Condition... conditions) {
    return new Criterion(
        code,
        "D1",
        text(code),
        EvidenceKind.JUDGEMENT,
        Optional.empty(),
        Arrays.stream(conditions).findFirst(),
        List.of(),
        Optional.empty());
  }

  private static LocalizedText text(String text) {
    return new LocalizedText(text, text);
  }
}
