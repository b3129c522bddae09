package org.exemplar.plugins.internal.change;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exemplar.plugins.Assessment;
import org.exemplar.plugins.Assessment.Severity;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.RunningPlugins;
import org.exemplar.plugins.internal.lock.LockEntry;
import org.exemplar.plugins.internal.lock.PluginLock;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.PluginVersion;
import org.exemplar.spi.schema.Refusal;

/** Says what is to run after a request, before anything is tried. */
final class Planner {
  /** A request that makes sense, or why it does not. */
  sealed interface Draft {
    /**
     * What is to run.
     *
     * @param problems why it cannot, as far as that is known without trying
     */
    record Wanted(
        Transition transition,
        Optional<String> plugin,
        Optional<String> fromVersion,
        Optional<String> toVersion,
        Optional<ArchiveInfo> archive,
        List<PluginDescriptor> concerned,
        List<Problem> problems)
        implements Draft {}

    /** It makes no sense. */
    record Senseless(Refusal refusal) implements Draft {}
  }

  private final RunningPlugins plugins;
  private final ArchiveGate gate;

  Planner(RunningPlugins plugins, ArchiveGate gate) {
    this.plugins = plugins;
    this.gate = gate;
  }

  Draft draft(PlanRequest request) throws IOException {
    return switch (request.operation()) {
      case INSTALL -> install(request.archive());
      case UNINSTALL -> uninstall(request.plugin());
      case ROLLBACK -> rollback();
      case RETRY -> retry(request.plugin());
    };
  }

  private Draft install(Optional<byte[]> archive) throws IOException {
    if (archive.isEmpty()) {
      return senseless("ARCHIVE_MISSING", "安装需要插件包 archive", "INSTALL needs an archive", "archive");
    }
    String sha256 = plugins.archives().keep(archive.get());
    boolean shipped = plugins.distribution().find(sha256).isPresent();
    Path file = plugins.archives().file(sha256);
    ArchiveGate.Passage passage =
        gate.look(file, shipped ? ArchiveGate.Origin.SHIPPED : ArchiveGate.Origin.NEW);
    ArchiveInfo info = new ArchiveInfo(sha256, Files.size(file), passage.signature());
    PluginLock lock = plugins.lock();
    if (passage.plugin().isEmpty()) {
      return new Draft.Wanted(
          new Transition(lock, lock.plugins(), false),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(info),
          List.of(),
          passage.problems());
    }
    PluginDescriptor who = passage.plugin().get();
    LockEntry entry =
        new LockEntry(
            who.id(),
            who.version().toString(),
            sha256,
            plugins.distribution().runs(sha256)
                ? LockEntry.Source.DISTRIBUTION
                : LockEntry.Source.ARCHIVE,
            Optional.empty());
    Optional<LockEntry> known = lock.find(who.id());
    List<Problem> problems = new ArrayList<>(passage.problems());
    known.flatMap(old -> tooOld(old, entry)).ifPresent(problems::add);
    return new Draft.Wanted(
        new Transition(lock, with(lock.plugins(), entry), false),
        Optional.of(who.id()),
        known.map(LockEntry::version),
        Optional.of(entry.version()),
        Optional.of(info),
        concerned(known.stream().toList(), List.of(who)),
        problems);
  }

  /** In the place of the one with its id, or at the end. */
  private static List<LockEntry> with(List<LockEntry> entries, LockEntry entry) {
    List<LockEntry> next = new ArrayList<>();
    boolean replaced = false;
    for (LockEntry each : entries) {
      boolean same = each.id().equals(entry.id());
      next.add(same ? entry : each);
      replaced |= same;
    }
    if (!replaced) {
      next.add(entry);
    }
    return next;
  }

  private static Optional<Problem> tooOld(LockEntry old, LockEntry entry) {
    if (old.sha256().equals(entry.sha256()) && old.quarantine().isEmpty()) {
      return Optional.of(
          problem(
              "PLUGIN_INSTALLED",
              "插件 " + old.id() + " " + old.version() + " 的这个插件包已在运行",
              "this archive of plugin " + old.id() + " " + old.version() + " runs already"));
    }
    int difference =
        PluginVersion.parse(entry.version()).compareTo(PluginVersion.parse(old.version()));
    if (difference < 0) {
      return Optional.of(
          problem(
              "VERSION_LOWER",
              "版本 " + entry.version() + " 低于正在运行的 " + old.version() + "；只能通过回退（ROLLBACK）降级",
              "version "
                  + entry.version()
                  + " is lower than "
                  + old.version()
                  + ", which runs; only ROLLBACK leads back"));
    }
    return difference > 0 || old.sha256().equals(entry.sha256())
        ? Optional.empty()
        : Optional.of(
            problem(
                "VERSION_NOT_RAISED",
                "内容与正在运行的 " + old.version() + " 不同而版本号相同，请在 plugin.yaml 中提高版本号",
                "its content differs from that of "
                    + old.version()
                    + ", which runs, and the version is the same; raise it in plugin.yaml"));
  }

  private Draft uninstall(Optional<String> plugin) {
    PluginLock lock = plugins.lock();
    Optional<LockEntry> known = plugin.flatMap(lock::find);
    if (known.isEmpty()) {
      return notFound(plugin);
    }
    List<LockEntry> next =
        lock.plugins().stream().filter(each -> !each.equals(known.get())).toList();
    return wanted(new Transition(lock, next, true));
  }

  private Draft rollback() {
    PluginLock lock = plugins.lock();
    return lock.previous().isEmpty()
        ? senseless(
            "NOTHING_TO_ROLL_BACK",
            "没有可以回退的变更",
            "there is no change to go back behind",
            "operation")
        : wanted(new Transition(lock, lock.previous().get(), true));
  }

  private Draft retry(Optional<String> plugin) {
    PluginLock lock = plugins.lock();
    Optional<LockEntry> known = plugin.flatMap(lock::find);
    if (known.isEmpty()) {
      return notFound(plugin);
    }
    if (known.get().quarantine().isEmpty()) {
      return senseless(
          "PLUGIN_NOT_QUARANTINED",
          "插件 " + known.get().id() + " 不在因崩溃或停滞造成的隔离中，无需重试",
          "plugin "
              + known.get().id()
              + " is not in quarantine for a crash or a hang; there is nothing to retry",
          "plugin");
    }
    return wanted(new Transition(lock, with(lock.plugins(), known.get().released()), true));
  }

  /** Names the one plugin that is concerned, where it is one. */
  private Draft wanted(Transition transition) {
    List<String> ids = new ArrayList<>();
    transition.leaving().forEach(entry -> ids.add(entry.id()));
    transition.arriving().forEach(entry -> ids.add(entry.id()));
    boolean one = ids.stream().distinct().count() == 1;
    return new Draft.Wanted(
        transition,
        one ? Optional.of(ids.getFirst()) : Optional.empty(),
        one ? transition.leaving().stream().findFirst().map(LockEntry::version) : Optional.empty(),
        one ? transition.arriving().stream().findFirst().map(LockEntry::version) : Optional.empty(),
        Optional.empty(),
        concerned(transition.leaving(), described(transition.arriving())),
        List.of());
  }

  private List<PluginDescriptor> concerned(List<LockEntry> old, List<PluginDescriptor> coming) {
    List<PluginDescriptor> all = new ArrayList<>(described(old));
    all.addAll(coming);
    return all;
  }

  private List<PluginDescriptor> described(List<LockEntry> entries) {
    return entries.stream()
        .flatMap(entry -> plugins.archive(entry).stream())
        .flatMap(archive -> plugins.descriptor(archive).stream())
        .toList();
  }

  private static Draft notFound(Optional<String> plugin) {
    return plugin
        .map(
            id ->
                senseless(
                    "PLUGIN_NOT_FOUND",
                    "没有安装插件 " + id + "，已安装的见 pluginLock",
                    "plugin " + id + " is not installed; see pluginLock",
                    "plugin"))
        .orElseGet(
            () ->
                senseless("PLUGIN_MISSING", "请用 plugin 指明插件", "say by plugin which one", "plugin"));
  }

  private static Draft senseless(String code, String zh, String en, String place) {
    Refusal refusal =
        switch (code) {
          case "PLUGIN_NOT_FOUND" -> Refusal.notFound(code, zh, en);
          case "NOTHING_TO_ROLL_BACK", "PLUGIN_NOT_QUARANTINED" -> Refusal.conflict(code, zh, en);
          default -> Refusal.of(code, zh, en);
        };
    return new Draft.Senseless(refusal.at("input", place));
  }

  static Problem problem(String code, String zh, String en) {
    return new Problem(code, new LocalizedText(zh, en), Optional.empty(), 0, "");
  }

  /** What somebody has to say yes to. */
  static List<LocalizedText> confirmations(Assessment assessment) {
    List<LocalizedText> texts = new ArrayList<>();
    for (Assessment.DependentData data : assessment.data()) {
      texts.add(
          new LocalizedText(
              data.id() + " 下的 " + data.count() + " 条数据（" + data.what().zh() + "）将保留但暂时看不到或按原版本显示",
              data.count()
                  + " of "
                  + data.what().en()
                  + " under "
                  + data.id()
                  + " stay, but are not shown or are shown under their old version"));
    }
    for (Assessment.IndexWork index : assessment.indexes()) {
      if (index.difference() == Assessment.Difference.REMOVED) {
        texts.add(
            new LocalizedText(
                "索引 " + index.index() + " 的文件将保留 30 天",
                "the files of index " + index.index() + " stay for 30 days"));
      }
    }
    long breaking =
        assessment.schema().stream()
            .filter(difference -> difference.severity() == Severity.BREAKING)
            .count();
    if (breaking > 0) {
      texts.add(
          new LocalizedText(
              "模式有 " + breaking + " 处不兼容的变化，已有的查询可能失效",
              breaking + " differences of the schema are breaking; documents of clients may fail"));
    }
    return texts;
  }

  /** An id for a change. */
  static String newKey() {
    return UUID.randomUUID().toString();
  }

  /** Somebody, now. */
  static PluginChange.Done done(String actor, Clock clock) {
    return new PluginChange.Done(actor, clock.instant());
  }
}
