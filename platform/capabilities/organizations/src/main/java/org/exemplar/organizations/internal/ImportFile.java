package org.exemplar.organizations.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file that could be read.
 *
 * @param rows how many rows it has
 * @param statements what its right rows say
 * @param codes the codes of all its rows
 * @param wrong rows that are wrong by themselves, in the order of their lines
 * @param errors what is wrong with them
 */
record ImportFile(
    int rows, List<Statement> statements, Set<String> codes, List<WrongRow> wrong, RowErrors errors)
    implements ImportFiles.Outcome {
  static final ImportFile EMPTY =
      new ImportFile(0, List.of(), Set.of(), List.of(), new RowErrors());

  /** A row that says nothing of an organisation; its code where that could be one. */
  record WrongRow(int line, Optional<String> code) {}

  ImportFile {
    statements = List.copyOf(statements);
    codes = Set.copyOf(codes);
    wrong = List.copyOf(wrong);
  }
}
