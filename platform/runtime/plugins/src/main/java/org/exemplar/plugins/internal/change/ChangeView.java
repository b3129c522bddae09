package org.exemplar.plugins.internal.change;

import java.util.List;
import java.util.Optional;
import org.exemplar.plugins.internal.lock.LockEntry;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A change as the schema shows it.
 *
 * @param change the change
 */
public record ChangeView(PluginChange change) {
  /** Name of its type. */
  static final String TYPE = "PluginChange";

  static GlobalId id(String key) {
    return new GlobalId(TYPE, key);
  }

  /** Payload of the mutations. */
  public record Payload(Optional<ChangeView> change, List<Refusal> errors) {
    static Payload of(Planning planning) {
      return switch (planning) {
        case Planning.Made made ->
            new Payload(Optional.of(new ChangeView(made.change())), List.of());
        case Planning.Refused refused -> new Payload(Optional.empty(), List.of(refused.refusal()));
      };
    }
  }

  /** The lock file as the schema shows it. */
  public record LockView(
      long generation,
      Optional<ChangeView> change,
      List<LockEntry> plugins,
      @Nullable List<LockEntry> previous) {}
}
