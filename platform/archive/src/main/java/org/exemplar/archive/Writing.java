package org.exemplar.archive;

import java.util.List;

/** What making an archive gave. */
public sealed interface Writing {
  /**
   * The archive is there.
   *
   * @param archive what it is
   * @param notes what somebody should know, such as files that were left out
   */
  record Written(PluginArchive archive, List<ArchiveProblem> notes) implements Writing {
    public Written {
      notes = List.copyOf(notes);
    }
  }

  /**
   * There is none; what was there before is unchanged.
   *
   * @param problems why; never empty
   */
  record NotWritten(List<ArchiveProblem> problems) implements Writing {
    public NotWritten {
      problems = List.copyOf(problems);
    }
  }
}
