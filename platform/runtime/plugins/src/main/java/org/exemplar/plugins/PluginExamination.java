package org.exemplar.plugins;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.exemplar.plugins.internal.doctor.Examination;

/**
 * Looks at the plugins of a data folder as the next start would find them, without starting
 * anything and without changing anything.
 */
public final class PluginExamination {
  private PluginExamination() {}

  /**
   * What is wrong with the lock file, the archives that it names, their publishers and the trust
   * store, and what stands about that nothing names. Whether a publisher may publish for a part of
   * the tree is left out, because the tree is in the store.
   *
   * @param home folder of the distribution
   * @param data folder of all data; it need not be there
   * @param clock what time it is, for what expires
   */
  public static List<Finding> of(Path home, Path data, Clock clock) {
    return new Examination(home, data.resolve("plugins"), clock).findings();
  }
}
