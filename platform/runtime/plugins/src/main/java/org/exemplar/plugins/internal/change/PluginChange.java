package org.exemplar.plugins.internal.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exemplar.plugins.Assessment;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.lock.LockEntry;
import org.exemplar.spi.LocalizedText;

/**
 * A change of what runs, planned or carried out.
 *
 * @param key unique
 * @param plugin the plugin that it concerns, empty where it concerns several
 * @param base what it starts from
 * @param next the plugins that run after it
 * @param assessment what it means
 * @param confirmations what has to be confirmed before it is applied
 * @param problems why it cannot be, or why it failed
 * @param planned who planned it and when
 * @param applied who applied it and when
 * @param stages its stages so far
 */
public record PluginChange(
    String key,
    Operation operation,
    Optional<String> plugin,
    Optional<String> fromVersion,
    Optional<String> toVersion,
    ChangeState state,
    Optional<ArchiveInfo> archive,
    Base base,
    List<LockEntry> next,
    List<BundleChange> bundles,
    List<PartChange> parts,
    Assessment assessment,
    List<LocalizedText> confirmations,
    List<Problem> problems,
    Done planned,
    Optional<Done> applied,
    Optional<Instant> endedAt,
    List<StageReport> stages) {
  /**
   * What a plan starts from; it holds good only for that.
   *
   * @param generation that of the lock file
   * @param platform version of the platform
   */
  public record Base(long generation, String platform) {}

  /** Who did something and when. */
  public record Done(String by, Instant at) {}

  /** The same with its next state. */
  PluginChange running(Done by) {
    return with(ChangeState.RUNNING, problems, Optional.of(by), Optional.empty(), List.of());
  }

  /** The same at its end. */
  PluginChange ended(ChangeState end, List<Problem> why, Instant at) {
    return with(end, why, applied, Optional.of(at), stages);
  }

  /** The same with a report on a stage in the place of the one before on the same. */
  PluginChange reported(StageReport report) {
    List<StageReport> reports = new ArrayList<>(stages);
    reports.removeIf(each -> each.stage() == report.stage());
    reports.add(report);
    return with(state, problems, applied, endedAt, List.copyOf(reports));
  }

  private PluginChange with(
      ChangeState newState,
      List<Problem> newProblems,
      Optional<Done> newApplied,
      Optional<Instant> newEnd,
      List<StageReport> newStages) {
    return new PluginChange(
        key,
        operation,
        plugin,
        fromVersion,
        toVersion,
        newState,
        archive,
        base,
        next,
        bundles,
        parts,
        assessment,
        confirmations,
        newProblems,
        planned,
        newApplied,
        newEnd,
        newStages);
  }
}
