package org.exemplar.plugins.internal.change;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.exemplar.plugins.Assessment;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.ChangeParticipant;
import org.exemplar.plugins.ChangeParticipant.Progress;
import org.exemplar.plugins.ChangeStage;
import org.exemplar.plugins.InstalledPlugin;
import org.exemplar.plugins.Preparation;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.RunningPlugins;
import org.exemplar.plugins.internal.StagedPlugin;
import org.exemplar.plugins.internal.lock.ArchiveFolder;
import org.exemplar.plugins.internal.lock.LockEntry;
import org.exemplar.plugins.internal.lock.PluginLock;
import org.exemplar.spi.LocalizedText;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/**
 * Takes a transition through its stages. Until it is published nobody sees anything of it; closing
 * it takes away what did not come to be, or what is no longer needed.
 */
final class ChangeRun implements AutoCloseable {
  private final RunningPlugins plugins;
  private final ArchiveGate gate;
  private final List<ChangeParticipant> participants;
  private final Transition transition;
  private final StageClock stages;
  private final List<StagedPlugin> leaving = new ArrayList<>();
  private final List<StagedPlugin> arriving = new ArrayList<>();
  private final List<BundleChange> bundles = new ArrayList<>();
  private final List<Preparation> preparations = new ArrayList<>();
  private Catalogue before = new Catalogue(List.of());
  private Catalogue after = new Catalogue(List.of());
  private boolean published;

  ChangeRun(
      RunningPlugins plugins,
      ArchiveGate gate,
      List<ChangeParticipant> participants,
      Transition transition,
      StageClock stages) {
    this.plugins = plugins;
    this.gate = gate;
    this.participants = List.copyOf(participants);
    this.transition = transition;
    this.stages = stages;
  }

  /** The first stages: archives are there, may become plugins, and can run beside the others. */
  void stage() throws ChangeFailed, InterruptedException {
    stages.run(ChangeStage.STAGE, progress -> findArchives());
    stages.run(ChangeStage.VERIFY, progress -> verify());
    stages.run(ChangeStage.RESOLVE, this::resolve);
  }

  private void findArchives() throws ChangeFailed, IOException {
    for (LockEntry entry : transition.arriving()) {
      Optional<Path> archive = plugins.archive(entry);
      if (archive.isEmpty()
          || !Files.exists(archive.get())
          || !ArchiveFolder.digest(archive.get()).equals(entry.sha256())) {
        throw failed(
            ChangeStage.STAGE,
            "ARCHIVE_LOST",
            "插件 " + entry.id() + " " + entry.version() + " 的插件包已不在平台中，请重新安装",
            "the archive of plugin "
                + entry.id()
                + " "
                + entry.version()
                + " is no longer in the platform; install it again");
      }
    }
  }

  private void verify() throws ChangeFailed {
    List<Problem> problems = new ArrayList<>();
    for (LockEntry entry : transition.arriving()) {
      problems.addAll(gate.look(plugins.archive(entry).orElseThrow(), origin(entry)).problems());
    }
    refuse(ChangeStage.VERIFY, problems);
  }

  private ArchiveGate.Origin origin(LockEntry entry) {
    if (plugins.distribution().find(entry.sha256()).isPresent()) {
      return ArchiveGate.Origin.SHIPPED;
    }
    return transition.known() ? ArchiveGate.Origin.RAN_BEFORE : ArchiveGate.Origin.NEW;
  }

  private void resolve(Progress progress) throws ChangeFailed, IOException, BundleException {
    List<LockEntry> coming = new ArrayList<>(transition.arriving());
    leaving.addAll(plugins.running(transition.leaving()));
    leaving.forEach(each -> bundles.add(change(each, BundleChange.Kind.REMOVED)));
    for (Bundle dependent : plugins.dependents(leaving)) {
      StagedPlugin refreshed = plugins.running(dependent).orElse(null);
      if (refreshed == null) {
        throw failed(
            ChangeStage.RESOLVE,
            "HOST_BUNDLE_REFRESH",
            "平台组件 " + dependent.getSymbolicName() + " 依赖该插件，变更会使其重启，因此不允许",
            "bundle "
                + dependent.getSymbolicName()
                + " of the platform hangs on the plugin and would have to start anew; that is not"
                + " allowed");
      }
      leaving.add(refreshed);
      // as it stands in the lock: it may have been put aside since it was staged
      coming.add(transition.base().find(refreshed.entry().id()).orElse(refreshed.entry()));
      bundles.add(change(refreshed, BundleChange.Kind.REFRESHED));
    }
    Set<String> refreshed =
        bundles.stream()
            .filter(each -> each.change() == BundleChange.Kind.REFRESHED)
            .map(BundleChange::bundle)
            .collect(Collectors.toSet());
    for (LockEntry entry : coming) {
      if (entry.quarantine().isEmpty()) {
        StagedPlugin staged = plugins.stage(entry, plugins.archive(entry).orElseThrow());
        arriving.add(staged);
        BundleChange added = change(staged, BundleChange.Kind.ADDED);
        if (!refreshed.contains(added.bundle())) {
          bundles.add(added);
        }
      }
      progress.at(arriving.size(), coming.size());
    }
    before = plugins.catalogue();
    after = plugins.preview(transition.leaving(), leaving, arriving);
    refuse(ChangeStage.RESOLVE, wrong());
  }

  private static BundleChange change(StagedPlugin plugin, BundleChange.Kind kind) {
    Bundle bundle = plugin.bundle();
    String name = Optional.ofNullable(bundle.getSymbolicName()).orElse(plugin.entry().id());
    return new BundleChange(name + " " + bundle.getVersion(), kind);
  }

  /** What is wrong with those that come, and who of the others would stop working. */
  private List<Problem> wrong() {
    Set<Long> coming =
        arriving.stream().map(each -> each.bundle().getBundleId()).collect(Collectors.toSet());
    Set<String> working =
        before.active().map(plugin -> plugin.descriptor().id()).collect(Collectors.toSet());
    List<Problem> problems = new ArrayList<>();
    for (InstalledPlugin plugin : after.plugins()) {
      if (coming.contains(plugin.bundleId())) {
        problems.addAll(plugin.problems());
      } else if (plugin.plugin().isEmpty() && working.contains(plugin.id())) {
        problems.add(breaks(plugin));
      }
    }
    return problems;
  }

  private static Problem breaks(InstalledPlugin other) {
    Problem first = other.problems().getFirst();
    return problem(
        "BREAKS_PLUGIN",
        "插件 " + other.id() + " 将无法继续工作（" + first.message().zh() + "）；请先更新或卸载它",
        "plugin "
            + other.id()
            + " would stop working ("
            + first.message().en()
            + "); update or uninstall it first");
  }

  /** What the change would mean; after {@link #stage}. */
  Assessment assess() {
    Assessment all = Assessment.NONE;
    for (ChangeParticipant participant : participants) {
      all = all.and(participant.assess(before, after));
    }
    return all;
  }

  List<BundleChange> bundles() {
    return List.copyOf(bundles);
  }

  List<PartChange> parts() {
    return PartChanges.between(before, after);
  }

  /** The stages in which all is made ready. */
  void prepare() throws ChangeFailed, InterruptedException {
    for (ChangeStage stage :
        List.of(ChangeStage.COMPOSE, ChangeStage.SAMPLE_QUERIES, ChangeStage.PREPARE)) {
      stages.run(stage, progress -> prepare(stage, progress));
    }
  }

  private void prepare(ChangeStage stage, Progress progress)
      throws ChangeFailed, InterruptedException {
    for (ChangeParticipant participant : participants) {
      Preparation preparation = participant.prepare(stage, before, after, progress);
      preparations.add(preparation);
      refuse(stage, preparation.problems());
    }
  }

  /**
   * The last stages. When what runs cannot be written down, what ran before takes its place again.
   */
  void publish(PluginLock next) throws ChangeFailed, InterruptedException {
    stages.run(
        ChangeStage.PUBLISH, progress -> plugins.swap(transition.leaving(), leaving, arriving));
    published = true;
    try {
      stages.run(ChangeStage.DRAIN, progress -> drain());
      stages.run(ChangeStage.COMMIT, progress -> plugins.commit(transition.base(), next));
    } catch (ChangeFailed | InterruptedException notWritten) {
      plugins.swapBack(transition.leaving(), leaving, arriving);
      published = false;
      drain();
      throw notWritten;
    }
  }

  private void drain() throws InterruptedException {
    for (ChangeParticipant participant : participants) {
      participant.drain();
    }
  }

  @Override
  public void close() {
    if (!published) {
      preparations.reversed().forEach(preparation -> preparation.discard().run());
    }
    plugins.remove(published ? leaving : arriving);
  }

  private static void refuse(ChangeStage stage, List<Problem> problems) throws ChangeFailed {
    if (!problems.isEmpty()) {
      throw new ChangeFailed(stage, problems);
    }
  }

  private static ChangeFailed failed(ChangeStage stage, String code, String zh, String en) {
    return new ChangeFailed(stage, List.of(problem(code, zh, en)));
  }

  private static Problem problem(String code, String zh, String en) {
    return new Problem(code, new LocalizedText(zh, en), Optional.empty(), 0, "");
  }
}
