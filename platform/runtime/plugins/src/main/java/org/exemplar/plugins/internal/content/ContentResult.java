package org.exemplar.plugins.internal.content;

import java.util.List;
import java.util.Optional;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.PluginDescriptor;

/** What reading a plugin gave. */
public sealed interface ContentResult {
  /** The content is right in itself; references to other plugins are still open. */
  record Good(PluginContent content) implements ContentResult {}

  /**
   * Something is wrong.
   *
   * @param descriptor who the plugin is, where that can be read
   * @param problems all that is wrong, by file and line; never empty
   */
  record Bad(Optional<PluginDescriptor> descriptor, List<Problem> problems)
      implements ContentResult {
    public Bad {
      problems = List.copyOf(problems);
    }
  }
}
