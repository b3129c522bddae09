package org.exemplar.plugins.internal.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.exemplar.plugins.Finding;
import org.exemplar.plugins.internal.lock.BootMark;
import org.exemplar.plugins.internal.lock.LockEntry;
import org.exemplar.plugins.internal.lock.PluginLock;

/** Examines what stands about in the folder of plugins. */
final class FolderExamination {
  private static final String JAR = ".jar";
  private static final int SHOWN = 3;

  private final Path folder;

  FolderExamination(Path folder) {
    this.folder = folder;
  }

  List<Finding> findings(PluginLock lock, Optional<PluginLock> lastGood) {
    List<Finding> findings = new ArrayList<>();
    try {
      started(lock).ifPresent(findings::add);
      for (Path jar : jars(folder)) {
        findings.add(left(jar));
      }
      unused(lock, lastGood).ifPresent(findings::add);
    } catch (IOException unreadable) {
      findings.add(
          Finding.problem(
              "PLUGIN_FOLDER_UNREADABLE",
              folder.toString(),
              "插件文件夹无法读取；请检查权限",
              "the folder of plugins cannot be read; look at its permissions",
              Optional.of("ls -l " + folder)));
    }
    return findings;
  }

  /** While a platform is starting its plugins, the mark stands there rightly. */
  private Optional<Finding> started(PluginLock lock) throws IOException {
    List<String> left = new BootMark(folder).left();
    List<String> ids =
        lock.plugins().stream()
            .filter(entry -> left.contains(entry.sha256()) && entry.quarantine().isEmpty())
            .map(LockEntry::id)
            .toList();
    if (ids.isEmpty()) {
      return Optional.empty();
    }
    String names = String.join(", ", ids);
    return Optional.of(
        Finding.problem(
            "START_NOT_ENDED",
            names,
            "上次启动在启动 " + names + " 时中断，下次启动会将其隔离；如果是人为中断，请删除标记",
            "the last start ended while it started "
                + names
                + ", and the next one puts that aside; take the mark away if somebody ended it"
                + " on purpose",
            Optional.of("rm " + folder.resolve("starting"))));
  }

  private static Finding left(Path jar) {
    return Finding.hint(
        "JAR_NOT_INSTALLED",
        jar.getFileName().toString(),
        "插件文件夹不再自动加载文件，这个文件没有作用；请安装它，然后删除",
        "the folder of plugins is watched no longer, and this file does nothing; install it and"
            + " take it away",
        Optional.of("exemplar plugin install " + jar));
  }

  private Optional<Finding> unused(PluginLock lock, Optional<PluginLock> lastGood)
      throws IOException {
    TreeSet<String> named = new TreeSet<>();
    List<PluginLock> locks = new ArrayList<>(List.of(lock));
    lastGood.ifPresent(locks::add);
    for (PluginLock each : locks) {
      each.plugins().forEach(entry -> named.add(entry.sha256() + JAR));
      each.previous().orElse(List.of()).forEach(entry -> named.add(entry.sha256() + JAR));
    }
    List<Path> unnamed =
        jars(folder.resolve("archives")).stream()
            .filter(file -> !named.contains(file.getFileName().toString()))
            .toList();
    if (unnamed.isEmpty()) {
      return Optional.empty();
    }
    List<String> shown =
        unnamed.stream().limit(SHOWN).map(file -> file.getFileName().toString()).toList();
    String names = String.join(", ", shown) + (unnamed.size() > SHOWN ? ", …" : "");
    return Optional.of(
        Finding.hint(
            "ARCHIVES_UNUSED",
            folder.resolve("archives").toString(),
            unnamed.size() + " 个插件包没有插件在用，保留 30 天后由下一次变更清除：" + names,
            unnamed.size()
                + " archives belong to no plugin that runs; a change takes them away when they"
                + " are 30 days old: "
                + names,
            Optional.of("exemplar plugin verify " + unnamed.getFirst())));
  }

  private static List<Path> jars(Path where) throws IOException {
    if (!Files.isDirectory(where)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(where)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(JAR) && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }
}
