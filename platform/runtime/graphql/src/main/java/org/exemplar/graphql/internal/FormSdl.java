package org.exemplar.graphql.internal;

import java.util.List;
import org.exemplar.spi.EnumValue;
import org.exemplar.spi.FieldType;
import org.exemplar.spi.Form;
import org.exemplar.spi.FormField;
import org.exemplar.spi.FormPurpose;

/** Derives the GraphQL types of a form: the type, its input, and the mutation that saves it. */
final class FormSdl {
  /** Names that a form's type has beside the form's own fields. */
  static final List<String> RESERVED =
      List.of(
          "id",
          "form",
          "formVersion",
          "version",
          "updatedAt",
          "organization",
          "values",
          "definition");

  private final SdlWriter out;
  private final Form form;
  private final String type;

  FormSdl(SdlWriter out, String plugin, Form form) {
    this.out = out;
    this.form = form;
    this.type = Names.formType(plugin, form.id());
  }

  void write() {
    writeOutput();
    writeInput();
    writeMutation();
    form.fields().forEach(field -> writeNested(type, field));
    if (form.purpose() == FormPurpose.RECORD) {
      writeConnection();
    }
  }

  private boolean profile() {
    return form.purpose() == FormPurpose.PROFILE;
  }

  private void writeOutput() {
    String header =
        "type "
            + type
            + " implements "
            + (profile() ? "OrganizationProfile" : "Node")
            + AccessRule.READ_RECORDS;
    out.open(SdlWriter.both(form.title()) + "\n" + SdlWriter.both(form.description()), header);
    if (!profile()) {
      out.field("Global id 全局标识.", "id: ID!");
    }
    out.field("Qualified id of the form 表单.", "form: String!")
        .field("Version of the form that it was filled in under 表单版本.", "formVersion: String!")
        .field("Version for `expectedVersion` 版本.", "version: Int!")
        .field("When it was last changed 更新时间.", "updatedAt: DateTime!")
        .field("The organisation that filled it in 填报组织.", "organization: Organization")
        .field(
            "All that was filled in, as it was under `formVersion` 填报原值. A value that is none of"
                + " its field's present type stands only here.",
            "values: JSON!")
        .field("The form as it was under `formVersion` 填报时的表单.", "definition: Form");
    form.fields()
        .forEach(field -> out.field(describe(field), field.name() + ": " + output(type, field)));
    out.close();
  }

  private void writeInput() {
    out.open("What " + type + " is filled in with 填报内容.", "input " + type + "Input");
    form.fields()
        .forEach(field -> out.field(describe(field), field.name() + ": " + input(type, field)));
    out.close();
  }

  private void writeMutation() {
    out.extend("Mutation")
        .field(
            "Saves the form " + SdlWriter.both(form.title()) + " 保存.",
            "save%1$s(\n    \"What is to be saved 内容.\"\n    input: Save%1$sInput!\n  ): Save%1$sPayload!%2$s"
                .formatted(type, AccessRule.WRITE_RECORDS))
        .close();
    out.open("A filled-in " + type + " to be saved 填报.", "input Save" + type + "Input")
        .field("Code of the organisation 组织代码.", "organization: String!");
    if (!profile()) {
      out.field(
          "Global id of the record to be changed; left out, a new one is added 记录.", "id: ID");
    }
    out.field(
            "All that is filled in: what is left out is taken away from what was filled in before"
                + " 内容.",
            "values: " + type + "Input!")
        .field(
            "Version that the caller has seen; another one in the store is refused with"
                + " `VERSION_CONFLICT` 预期版本.",
            "expectedVersion: Int")
        .field("Why, for the record 理由.", "reason: String")
        .field(
            "What this change is called 幂等键: sent again with the same name, it is answered as it"
                + " was and changes nothing further. At most 200 characters; the name is that of"
                + " the account, and is remembered for seven days.",
            "idempotencyKey: String")
        .close();
    out.open(
            "Outcome of saving " + type + " 保存结果.",
            "type Save" + type + "Payload" + AccessRule.PUBLIC)
        .field(
            "What was saved, null when refused 结果.", (profile() ? "profile: " : "record: ") + type)
        .field(
            "Why it was refused: `FORM_INVALID`, `ORGANIZATION_NOT_FOUND`, `OUT_OF_SCOPE`,"
                + " `FORM_NOT_FOR_TYPE`, `VERSION_CONFLICT`, `RECORD_NOT_FOUND` 拒绝原因.",
            "errors: [SaveFormError!]!")
        .close();
  }

  private void writeConnection() {
    out.open("A page of " + type + " 分页.", "type " + type + "Connection" + AccessRule.PUBLIC)
        .field("The page with cursors 本页及游标.", "edges: [" + type + "Edge!]!")
        .field("The page 本页.", "nodes: [" + type + "!]!")
        .field("Where the page stands 分页信息.", "pageInfo: PageInfo!")
        .field("How many there are over all pages 总数.", "totalCount: Int!")
        .close();
    out.open("A place in a page of " + type + " 分页项.", "type " + type + "Edge" + AccessRule.PUBLIC)
        .field("Cursor of the place 游标.", "cursor: String!")
        .field("What stands there 节点.", "node: " + type + "!")
        .close();
  }

  private void writeNested(String owner, FormField field) {
    String name = owner + Names.pascal(field.name());
    if (field.type() == FieldType.ENUM) {
      out.open("Values of " + describe(field), "enum " + name);
      for (EnumValue value : field.values()) {
        out.field(SdlWriter.both(value.name()), value.code());
      }
      out.close();
    }
    if (field.type() == FieldType.OBJECT) {
      out.open(describe(field), "type " + name + AccessRule.PUBLIC);
      field
          .fields()
          .forEach(inner -> out.field(describe(inner), inner.name() + ": " + output(name, inner)));
      out.close().open(describe(field), "input " + name + "Input");
      field
          .fields()
          .forEach(inner -> out.field(describe(inner), inner.name() + ": " + input(name, inner)));
      out.close();
      field.fields().forEach(inner -> writeNested(name, inner));
    }
  }

  private static String describe(FormField field) {
    StringBuilder text = new StringBuilder(SdlWriter.both(field.title()));
    field.unit().ifPresent(unit -> text.append(" (").append(unit).append(')'));
    field.description().ifPresent(description -> text.append('\n').append(description));
    return text.toString();
  }

  private static String output(String owner, FormField field) {
    String single = single(owner, field, "");
    return field.many() ? "[" + single + "!]" : single;
  }

  private static String input(String owner, FormField field) {
    String single = single(owner, field, "Input");
    return (field.many() ? "[" + single + "!]" : single) + (field.required() ? "!" : "");
  }

  private static String single(String owner, FormField field, String suffix) {
    return switch (field.type()) {
      case TEXT -> "String";
      case INTEGER -> "Int";
      case NUMBER -> "Float";
      case BOOLEAN -> "Boolean";
      case DATE -> "Date";
      case ENUM -> owner + Names.pascal(field.name());
      case OBJECT -> owner + Names.pascal(field.name()) + suffix;
    };
  }
}
