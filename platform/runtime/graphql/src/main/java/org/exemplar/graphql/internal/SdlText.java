package org.exemplar.graphql.internal;

import graphql.parser.MultiSourceReader;
import graphql.parser.ParserOptions;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.List;
import org.exemplar.spi.schema.SdlFile;

/** Reads SDL, so that everything in it knows in which file and line it stands. */
final class SdlText {
  /** Nothing that people write is nested deeper; the parser would run out of stack. */
  private static final ParserOptions OPTIONS =
      ParserOptions.getDefaultSdlParserOptions()
          .transform(options -> options.maxRuleDepth(ParserOptions.MAX_RULE_DEPTH));

  private SdlText() {}

  /**
   * Reads files.
   *
   * @throws graphql.schema.idl.errors.SchemaProblem when they are no SDL
   */
  static TypeDefinitionRegistry parse(List<SdlFile> files) {
    MultiSourceReader.Builder reader = MultiSourceReader.newMultiSourceReader().trackData(true);
    files.forEach(file -> reader.string(file.text() + "\n", file.name()));
    return new SchemaParser().parse(reader.build(), OPTIONS);
  }
}
