package org.exemplar.archive;

import java.util.List;
import java.util.Optional;

/** What checking an archive gave. */
public sealed interface Verification {
  /**
   * It may be installed.
   *
   * @param archive what it is
   * @param trust how far it is trusted
   * @param warnings what somebody should know about it
   */
  record Admitted(PluginArchive archive, Trust trust, List<ArchiveProblem> warnings)
      implements Verification {
    public Admitted {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * It must not be installed.
   *
   * @param contents what it says about itself, where that can be read; nothing vouches for it
   * @param problems why; never empty
   */
  record Refused(Optional<Contents> contents, List<ArchiveProblem> problems)
      implements Verification {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
