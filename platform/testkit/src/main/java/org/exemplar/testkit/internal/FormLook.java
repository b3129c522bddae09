package org.exemplar.testkit.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.exemplar.testkit.ContractOutcome;
import org.exemplar.testkit.GraphQl;

/** Whether forms are read as they were filled in, typed and as a whole. */
record FormLook(Bench bench) implements Checks.Look {
  @Override
  public ContractOutcome look() {
    bench.installed();
    List<FormShape> forms = FormShape.all(bench);
    if (forms.isEmpty()) {
      return Findings.none("插件没有表单", "it has no form");
    }
    Findings findings = new Findings();
    int trips = 0;
    for (FormShape form : forms) {
      for (String type : form.organizationTypes()) {
        trips += trip(form, type, findings);
      }
    }
    return findings.outcome(
        forms.size() + " 张表单，填读 " + trips + " 次",
        forms.size() + " forms, filled in and read " + trips + " times");
  }

  private int trip(FormShape form, String type, Findings findings) {
    Organizations organizations = new Organizations(bench);
    String code = code(type);
    Organizations.Saved made = organizations.ofType(code, "青竹溪畔", type, organizations.inside());
    if (!made.done()) {
      findings.add(
          "ORGANIZATION_NOT_MADE",
          "无法建立类型为 " + type + " 的组织：" + made.answer(),
          "no organisation of type " + type + " could be made: " + made.answer());
      return 0;
    }
    FormTrip trip = new FormTrip(bench.platform(), form, code);
    for (boolean full : new boolean[] {false, true}) {
      try {
        trip(trip, new FormValues(full).object(form.schema()), findings);
      } catch (FormValues.NoValue none) {
        noValue(form, none, findings);
      }
    }
    return 2;
  }

  /** Code of the organisation of a type; short, however long the type's own code is. */
  static String code(String type) {
    return "testkit-" + Integer.toHexString(type.hashCode());
  }

  static void noValue(FormShape form, FormValues.NoValue none, Findings findings) {
    findings.add(
        "VALUE_NOT_FOUND",
        form.id() + " 的字段 " + none.getMessage() + " 找不到合适的值：它的 pattern、长度或上下限互相矛盾",
        "no value was found for the field "
            + none.getMessage()
            + " of "
            + form.id()
            + "; its pattern, lengths or bounds contradict each other");
  }

  static void trip(FormTrip trip, ObjectNode filled, Findings findings) {
    FormShape form = trip.form();
    GraphQl.Answer answer = trip.save(filled, Map.of());
    JsonNode saved = trip.payload(answer).path(form.field());
    if (!saved.isObject()) {
      findings.add(
          "FORM_NOT_SAVED",
          form.id() + " 的正确填报值被拒绝：" + answer.body(),
          "right values of " + form.id() + " were refused: " + answer.body());
      return;
    }
    compare(form, filled, saved, findings);
    compare(form, filled, trip.read(saved.path("id").asText()), findings);
  }

  private static void compare(FormShape form, ObjectNode filled, JsonNode read, Findings findings) {
    String typed = FormTrip.difference(filled, read, form.schema());
    if (!typed.isEmpty() || !FormTrip.same(filled, read.path("values"), form.schema())) {
      String place = typed.isEmpty() ? "values" : typed.strip();
      findings.add(
          "FORM_READ_DIFFERENT",
          form.id() + " 的 " + place + " 与填入的不同：填入 " + filled + "，读出 " + read,
          place + " of " + form.id() + " is not what was filled in: " + filled + ", read " + read);
    }
  }
}
