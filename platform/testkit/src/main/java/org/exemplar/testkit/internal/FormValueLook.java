package org.exemplar.testkit.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.exemplar.testkit.ContractOutcome;
import org.exemplar.testkit.GraphQl;
import org.exemplar.testkit.internal.BadValues.BadValue;

/** Whether every constraint of every field is kept to, and what is refused changes nothing. */
record FormValueLook(Bench bench) implements Checks.Look {
  private static final String REFUSED = "FORM_INVALID";
  private static final String COERCION = "BAD_USER_INPUT";

  @Override
  public ContractOutcome look() {
    bench.installed();
    List<FormShape> forms = FormShape.all(bench);
    if (forms.isEmpty()) {
      return Findings.none("插件没有表单", "it has no form");
    }
    Findings findings = new Findings();
    int tried = 0;
    for (FormShape form : forms) {
      tried += form(form, findings);
    }
    return findings.outcome(tried + " 个错误值都被拒绝", tried + " wrong values were refused");
  }

  private int form(FormShape form, Findings findings) {
    Organizations organizations = new Organizations(bench);
    String type = form.organizationTypes().getFirst();
    String code = FormLook.code(type);
    if (!organizations.ofType(code, "青竹溪畔", type, organizations.inside()).done()) {
      // what keeps the organisation from being made is told by the check of forms
      return 0;
    }
    try {
      return form(
          new FormTrip(bench.platform(), form, code),
          new FormValues(true).object(form.schema()),
          findings);
    } catch (FormValues.NoValue none) {
      FormLook.noValue(form, none, findings);
      return 0;
    }
  }

  static int form(FormTrip trip, ObjectNode right, Findings findings) {
    FormShape form = trip.form();
    JsonNode saved = trip.payload(trip.save(right, Map.of())).path(form.field());
    String id = saved.path("id").asText();
    Map<String, ?> which = form.profile() ? Map.of() : Map.of("id", id);
    List<BadValue> bad = BadValues.of(form.schema(), right);
    for (BadValue each : bad) {
      GraphQl.Answer answer = trip.save(each.values(), which);
      if (!isRefused(answer, trip.payload(answer), each.path())) {
        findings.add(
            "WRONG_VALUE_TAKEN",
            "%s 的 %s 违反 %s，应以 FORM_INVALID 或 BAD_USER_INPUT 拒绝并指明位置，而平台回答 %s"
                .formatted(form.id(), each.path(), each.constraint(), answer.body()),
            "%s of %s breaks %s and should be refused with FORM_INVALID or BAD_USER_INPUT and its path; the answer was %s"
                .formatted(each.path(), form.id(), each.constraint(), answer.body()));
      }
    }
    JsonNode now = trip.read(id);
    if (!now.equals(saved) && !sameBut(saved, now)) {
      findings.add(
          "REFUSED_YET_CHANGED",
          form.id() + " 在拒绝之后变了：" + saved + " → " + now,
          form.id() + " is another one after refusals: " + saved + " → " + now);
    }
    return bad.size();
  }

  /** A record has its id beside what is read. */
  private static boolean sameBut(JsonNode saved, JsonNode now) {
    return now.isObject()
        && now.properties().stream()
            .allMatch(field -> field.getValue().equals(saved.path(field.getKey())));
  }

  private static boolean isRefused(GraphQl.Answer answer, JsonNode payload, List<String> path) {
    List<String> expected = new ArrayList<>(List.of("input", "values"));
    expected.addAll(path);
    boolean named = false;
    for (JsonNode error : answer.body().path("errors")) {
      named |=
          error.at("/extensions/code").asText().equals(COERCION)
              && leads(error.at("/extensions/path"), expected);
    }
    for (JsonNode error : payload.path("errors")) {
      named |= error.path("code").asText().equals(REFUSED) && leads(error.path("path"), expected);
    }
    return named && answer.status() < 500;
  }

  /** To the place, to what lies in it, or to the object or list that it stands in. */
  private static boolean leads(JsonNode path, List<String> expected) {
    if (path.size() < expected.size() - 1) {
      return false;
    }
    for (int i = 0; i < Math.min(path.size(), expected.size()); i++) {
      if (!path.path(i).asText().equals(expected.get(i))) {
        return false;
      }
    }
    return true;
  }
}
