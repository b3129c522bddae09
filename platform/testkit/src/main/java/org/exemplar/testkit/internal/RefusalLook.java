package org.exemplar.testkit.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exemplar.testkit.ContractOutcome;
import org.exemplar.testkit.GraphQl;

/** Whether what the plugin does not support is refused with a code, and never breaks anything. */
record RefusalLook(Bench bench) implements Checks.Look {
  private static final String VALIDATION = "GRAPHQL_VALIDATION_FAILED";

  @Override
  public ContractOutcome look() {
    GraphQl platform = bench.installed();
    Subject subject = bench.subject();
    Findings findings = new Findings();
    expect(
        "{" + subject.root() + " {notAField}}",
        platform.ask("{" + subject.root() + " {notAField}}", Map.of()),
        Set.of(VALIDATION),
        findings);
    Organizations organizations = new Organizations(bench);
    String inside = organizations.inside();
    Organizations.Saved unknown =
        organizations.ofType("testkit-unknown", "青竹溪畔", subject.id() + "/not-a-type", inside);
    judge(
        "type " + subject.id() + "/not-a-type",
        200,
        unknown.answer(),
        Set.of("TYPE_UNKNOWN"),
        findings);
    List<FormShape> forms = FormShape.all(bench);
    for (FormShape form : forms) {
      try {
        form(form, new FormValues(false).object(form.schema()), findings);
      } catch (FormValues.NoValue none) {
        FormLook.noValue(form, none, findings);
      }
    }
    return findings.outcome(
        "未知字段、类型、组织" + (subject.isLocality() ? "和范围外的填报" : "") + "都被拒绝",
        "unknown fields, types and organisations"
            + (subject.isLocality() ? ", and what is out of scope," : "")
            + " are refused");
  }

  private void form(FormShape form, ObjectNode values, Findings findings) {
    Organizations organizations = new Organizations(bench);
    GraphQl platform = bench.platform();
    expect(
        form.id() + " for nobody",
        new FormTrip(platform, form, "testkit-nobody").save(values, Map.of()),
        Set.of("ORGANIZATION_NOT_FOUND"),
        findings);
    String type = form.organizationTypes().getFirst();
    String code = FormLook.code(type);
    if (organizations.ofType(code, "青竹溪畔", type, organizations.inside()).done()) {
      FormTrip trip = new FormTrip(platform, form, code);
      JsonNode saved = trip.payload(trip.save(values, Map.of())).path(form.field());
      Map<String, Object> stale =
          form.profile()
              ? Map.of("expectedVersion", 9_999)
              : Map.of("expectedVersion", 9_999, "id", saved.path("id").asText());
      expect(
          form.id() + ", another version",
          trip.save(values, stale),
          Set.of("VERSION_CONFLICT"),
          findings);
    }
    if (!fills(organizations.inside(), form)) {
      expect(
          form.id() + ", another type",
          new FormTrip(platform, form, organizations.inside()).save(values, Map.of()),
          Set.of("FORM_NOT_FOR_TYPE"),
          findings);
    }
    if (bench.subject().isLocality()) {
      outOfScope(form, type, values, findings);
    }
  }

  private boolean fills(String organization, FormShape form) {
    JsonNode forms =
        bench
            .data(
                "query($c: String!) {organization(code: $c) {forms {qualifiedId}}}",
                Map.of("c", organization))
            .at("/organization/forms");
    for (JsonNode each : forms) {
      if (each.path("qualifiedId").asText().equals(form.id())) {
        return true;
      }
    }
    return false;
  }

  /** An organisation outside cannot even have a type of the locality's own. */
  private void outOfScope(FormShape form, String type, ObjectNode values, Findings findings) {
    Organizations organizations = new Organizations(bench);
    String code = FormLook.code(type) + "-outside";
    Organizations.Saved made = organizations.ofType(code, "青竹溪畔", type, organizations.outside());
    if (Organizations.isOwn(bench.subject(), type)) {
      judge("type " + type + " outside", 200, made.answer(), Set.of("OUT_OF_SCOPE"), findings);
    } else {
      expect(
          form.id() + " outside",
          new FormTrip(bench.platform(), form, code).save(values, Map.of()),
          Set.of("OUT_OF_SCOPE"),
          findings);
    }
  }

  private static void expect(
      String what, GraphQl.Answer answer, Set<String> codes, Findings findings) {
    judge(what, answer.status(), answer.body(), codes, findings);
  }

  static void judge(String what, int status, JsonNode body, Set<String> codes, Findings findings) {
    boolean refused = false;
    for (JsonNode error : body.path("errors")) {
      refused |= codes.contains(error.at("/extensions/code").asText());
    }
    for (JsonNode payload : body.path("data")) {
      for (JsonNode error : payload.path("errors")) {
        refused |= codes.contains(error.path("code").asText());
      }
    }
    if (!refused || status >= 500) {
      findings.add(
          "NOT_REFUSED",
          what + " 应以 " + codes + " 拒绝，而平台回答（" + status + "）" + body,
          what + " should be refused with " + codes + "; the answer was (" + status + ") " + body);
    }
  }
}
