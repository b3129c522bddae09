package org.exemplar.archive;

import java.util.List;
import java.util.Set;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.PluginKind;

/**
 * Who may publish plugins here.
 *
 * @param id unique in the trust store
 * @param name the publisher's name
 * @param keys what the publisher signs with
 * @param grants what the publisher may publish
 */
public record Publisher(
    String id, LocalizedText name, List<PublisherKey> keys, List<Grant> grants) {
  /** Stands for every organisation in {@link Grant#scope}. */
  public static final String EVERYWHERE = "*";

  public Publisher {
    keys = List.copyOf(keys);
    grants = List.copyOf(grants);
  }

  /**
   * What a publisher may publish.
   *
   * @param kinds kinds of plugins
   * @param scope codes of organisations at and below which they may apply, or {@code *}. A SECTOR
   *     applies everywhere and so needs {@code *}
   */
  public record Grant(Set<PluginKind> kinds, Set<String> scope) {
    public Grant {
      kinds = Set.copyOf(kinds);
      scope = Set.copyOf(scope);
    }
  }
}
