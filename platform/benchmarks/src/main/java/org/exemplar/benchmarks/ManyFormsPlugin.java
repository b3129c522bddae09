package org.exemplar.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.exemplar.archive.Packer;
import org.exemplar.archive.Writing;

/** Writes a declarative plugin with as many forms as one likes. */
final class ManyFormsPlugin {
  private static final String PLUGIN =
      """
      plugin:
        id: many-forms
        version: 1.0.0
        kind: SECTOR
        name: {zh: 许多表单, en: Many forms}
        description: {zh: 用于测量, en: For measuring}
      """;
  private static final String TYPE =
      """
      organizationTypes:
        - code: measured-organization
          name: {zh: 被测组织, en: Measured organisation}
          description: {zh: 用于测量, en: For measuring}
          levels: [VILLAGE]
      """;
  private static final String FORM =
      """
      form:
        id: form-%1$d
        version: 1.0.0
        title: {zh: 表单%1$d, en: Form %1$d}
        description: {zh: 用于测量, en: For measuring}
        purpose: RECORD
        organizationTypes: [measured-organization]
        schema:
          $schema: https://json-schema.org/draft/2020-12/schema
          type: object
          additionalProperties: false
          required: [year]
          properties:
            year:
              {type: integer, minimum: 2000, maximum: 2100, title: 年度, x-title-en: Year, description: Year}
            income: {type: number, minimum: 0, title: 收入, x-title-en: Income, description: Income}
            members: {type: integer, minimum: 0, title: 党员数, x-title-en: Members, description: Members}
            activity: {type: string, maxLength: 200, title: 活动, x-title-en: Activity, description: What}
            open: {type: boolean, title: 公开, x-title-en: Open, description: Whether it is open}
            started: {type: string, format: date, title: 开始, x-title-en: Begin, description: First day}
        layout:
          - section: {zh: 数据, en: Data}
            fields: [year, income, members, activity, open, started]
      """;

  static final int TYPES_OF_A_FORM = 6;

  private ManyFormsPlugin() {}

  /**
   * The archive of the plugin, with forms that bring {@value #TYPES_OF_A_FORM} types each.
   *
   * @param folder an empty folder to work in
   */
  static byte[] archive(Path folder, int forms) throws IOException {
    put(folder, "plugin.yaml", PLUGIN);
    put(folder, "organization-types/measured-organization.yaml", TYPE);
    for (int form = 1; form <= forms; form++) {
      put(folder, "forms/form-" + form + ".yaml", FORM.formatted(form));
    }
    Path jar = folder.resolveSibling(folder.getFileName() + ".jar");
    if (Packer.pack(folder, jar) instanceof Writing.NotWritten refused) {
      throw new IllegalStateException(refused.problems().toString());
    }
    return Files.readAllBytes(jar);
  }

  private static void put(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }
}
