package org.exemplar.caselibrary.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.exemplar.files.FileShelf;
import org.exemplar.files.StoredFile;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Refusal;

/** Files that the test brings, each of one account. */
final class FakeFileShelf implements FileShelf {
  private final Map<String, StoredFile> byId = new LinkedHashMap<>();

  /** What files are kept for, as {@code holder file}. */
  final Set<String> kept = new TreeSet<>();

  /** Brings a file; its id. */
  String bring(String account, String name) {
    StoredFile file =
        new StoredFile(
            "file-" + (byId.size() + 1),
            account,
            name,
            "text/plain",
            3,
            "00",
            Instant.parse("2026-11-22T08:00:00Z"),
            StoredFile.State.CLEAN);
    byId.put(file.id(), file);
    return file.id();
  }

  @Override
  public Finding find(String id, Caller caller) {
    StoredFile file = byId.get(id);
    return file == null || !file.account().equals(caller.origin().actor())
        ? new Refused(Refusal.notFound("FILE_NOT_FOUND", "没有文件", "no file"))
        : new Found(file, Path.of("nowhere"));
  }

  @Override
  public boolean refer(StoredFile file, Reference reference) {
    return kept.add(reference.type() + " " + reference.key());
  }

  @Override
  public void release(String type, String key) {
    kept.remove(type + " " + key);
  }
}
