package org.exemplar.cli.audit;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.exemplar.cli.CommandRefused;
import org.exemplar.store.Checkpoint;
import org.exemplar.store.VerifierKey;

/**
 * Audits a log.
 *
 * @param log it
 * @param keys what signatures are checked with, as texts or files; without one, what the log says
 *     itself
 */
record Auditor(AuditedLog log, List<String> keys) {
  Auditor {
    keys = List.copyOf(keys);
  }

  Verification verify(List<Path> checkpoints) {
    List<VerifierKey> known = known();
    List<HeldCheckpoint> held = new ArrayList<>();
    for (Path file : checkpoints) {
      held.add(HeldCheckpoint.of(file.toString(), read(file), known));
    }
    log.lastCheckpoint()
        .ifPresent(note -> held.add(HeldCheckpoint.of("audit/checkpoint.last", note, known)));
    List<Checkpoint> trusted =
        held.stream().flatMap(each -> each.checkpoint().stream()).distinct().toList();
    return new Verification(log.verify(trusted), held, known);
  }

  /** What signatures are checked with. */
  List<VerifierKey> known() {
    return keys.isEmpty() ? log.key().stream().toList() : keys.stream().map(Auditor::key).toList();
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (MalformedInputException noText) {
      return "";
    } catch (IOException broken) {
      throw CommandRefused.usage("FILE_UNREADABLE", "无法读取文件 / The file cannot be read: " + file);
    }
  }

  private static VerifierKey key(String given) {
    try {
      Path file = Path.of(given);
      return VerifierKey.parse(Files.isRegularFile(file) ? read(file) : given);
    } catch (IllegalArgumentException none) {
      throw CommandRefused.usage(
          "KEY_INVALID",
          "--key 应为验证密钥 NAME+ID+BASE64 或存有它的文件 / --key must be a verifier key NAME+ID+BASE64, or a"
              + " file with one");
    }
  }
}
