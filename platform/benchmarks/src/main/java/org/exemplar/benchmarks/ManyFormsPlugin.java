package org.exemplar.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

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

  private ManyFormsPlugin() {}

  static Path write(Path jar, int forms) throws IOException {
    Manifest manifest = new Manifest();
    Attributes header = manifest.getMainAttributes();
    header.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    header.putValue("Bundle-ManifestVersion", "2");
    header.putValue("Bundle-SymbolicName", "org.exemplar.benchmarks.manyforms");
    header.putValue("Bundle-Version", "1.0.0");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      put(out, "exemplar/plugin.yaml", PLUGIN);
      put(out, "exemplar/organization-types/measured-organization.yaml", TYPE);
      for (int form = 1; form <= forms; form++) {
        put(out, "exemplar/forms/form-" + form + ".yaml", FORM.formatted(form));
      }
    }
    return jar;
  }

  private static void put(JarOutputStream out, String name, String text) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.closeEntry();
  }
}
