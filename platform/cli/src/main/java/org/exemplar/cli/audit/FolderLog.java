package org.exemplar.cli.audit;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.exemplar.cli.CommandRefused;
import org.exemplar.store.AuditReport;
import org.exemplar.store.ChainEntry;
import org.exemplar.store.Checkpoint;
import org.exemplar.store.CheckpointKeys;
import org.exemplar.store.CheckpointSigner;
import org.exemplar.store.MerkleTree;
import org.exemplar.store.StoreException;
import org.exemplar.store.StoredLog;
import org.exemplar.store.TreeHash;
import org.exemplar.store.VerifierKey;
import org.jspecify.annotations.Nullable;

/** The log in the database of a data folder. */
final class FolderLog implements AuditedLog {
  private final MerkleTree tree = new MerkleTree();
  private final StoredLog log;
  private final Path data;
  private final @Nullable String name;

  private FolderLog(StoredLog log, Path data, @Nullable String name) {
    this.log = log;
    this.data = data;
    this.name = name;
  }

  static FolderLog open(Path data, @Nullable String store, @Nullable String name) {
    return coded(
        () -> new FolderLog(store == null ? StoredLog.in(data) : StoredLog.at(store), data, name));
  }

  @Override
  public AuditReport verify(Collection<Checkpoint> held) {
    return log.verify(held);
  }

  @Override
  public Optional<VerifierKey> key() {
    return coded(() -> CheckpointKeys.verifier(data));
  }

  @Override
  public Optional<String> lastCheckpoint() {
    return coded(() -> CheckpointSigner.read(data));
  }

  /** Of a log that is broken nothing is signed. */
  @Override
  public String checkpoint() {
    AuditReport report = log.verify(List.of());
    if (!report.isIntact()) {
      throw CommandRefused.failed(
          "LOG_BROKEN",
          "日志从第 %d 条起不完好，不予签署 / The log is broken from entry %1$d on; nothing is signed"
              .formatted(report.brokenAt().orElseThrow()));
    }
    return coded(
        () ->
            new CheckpointSigner(data, name)
                .sign(report.entries(), size -> tree.root(size, log.leaves())));
  }

  @Override
  public Optional<ChainEntry> entry(long position) {
    return log.entry(position);
  }

  @Override
  public List<TreeHash> inclusion(long position, long size) {
    return tree.inclusion(position - 1, size, log.leaves());
  }

  @Override
  public void close() {
    log.close();
  }

  private static <T> T coded(Supplier<T> work) {
    try {
      return work.get();
    } catch (StoreException broken) {
      throw CommandRefused.failed(broken.code(), told(broken.code()) + broken.getMessage());
    } catch (IllegalArgumentException wrongName) {
      throw CommandRefused.usage("NAME_INVALID", String.valueOf(wrongName.getMessage()));
    }
  }

  private static String told(String code) {
    return switch (code) {
      case "LOG_NOT_FOUND" -> "没有找到数据库 / ";
      case "AUDIT_KEY_UNUSABLE" -> "签名密钥不可用 / ";
      case "AUDIT_LOG_REWRITTEN" -> "日志与上次签署的检查点不一致 / ";
      default -> "无法读取数据库 / ";
    };
  }
}
