package org.exemplar.organizations.internal;

import java.util.List;
import java.util.Set;

/**
 * A file that could be read.
 *
 * @param rows how many rows it has
 * @param statements what its right rows say
 * @param codes the codes of all its rows
 * @param errors rows that are wrong by themselves
 */
record ImportFile(int rows, List<Statement> statements, Set<String> codes, RowErrors errors)
    implements ImportFiles.Outcome {
  static final ImportFile EMPTY = new ImportFile(0, List.of(), Set.of(), new RowErrors());

  ImportFile {
    statements = List.copyOf(statements);
    codes = Set.copyOf(codes);
  }
}
