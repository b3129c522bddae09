package org.exemplar.graphql.internal;

import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.errors.SchemaProblem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.exemplar.graphql.internal.lint.LintFinding;
import org.exemplar.graphql.internal.lint.SchemaLint;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.schema.SdlFile;

/** Looks at the SDL that a plugin writes itself. */
public final class OwnSdlCheck {
  private static final String FOLDER = "exemplar/schema/";
  private static final String ENDING = ".graphqls";

  private OwnSdlCheck() {}

  /** What is wrong with it, without any other plugin and without what is derived. */
  public static List<Problem> check(String plugin, SortedMap<String, byte[]> files) {
    List<SdlFile> own =
        files.entrySet().stream()
            .filter(each -> each.getKey().startsWith(FOLDER) && each.getKey().endsWith(ENDING))
            .map(
                each ->
                    new SdlFile(each.getKey(), new String(each.getValue(), StandardCharsets.UTF_8)))
            .toList();
    if (own.isEmpty()) {
      return List.of();
    }
    try {
      TypeDefinitionRegistry sdl = SdlText.parse(own);
      List<Problem> problems = new SchemaRules(plugin).checkOwn(sdl);
      return problems.isEmpty() ? style(sdl) : problems;
    } catch (SchemaProblem wrong) {
      return PluginProblems.ofOwn(wrong);
    }
  }

  /**
   * What does not keep to the style of the schema, and was written, not derived.
   *
   * @param sdl all SDL of one plugin
   */
  static List<Problem> style(TypeDefinitionRegistry sdl) {
    return SchemaLint.check(sdl).stream()
        .filter(finding -> PluginSdl.partOf(finding.file()).isEmpty())
        .map(OwnSdlCheck::problem)
        .toList();
  }

  private static Problem problem(LintFinding finding) {
    String what = finding.coordinate() + " (" + finding.rule() + ")";
    return new Problem(
        "SCHEMA_STYLE",
        new LocalizedText(
            what + "：" + finding.message().zh(), what + ": " + finding.message().en()),
        Optional.of(finding.file()).filter(file -> !file.isEmpty()),
        finding.line(),
        "");
  }
}
