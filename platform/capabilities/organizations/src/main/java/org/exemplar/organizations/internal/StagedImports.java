package org.exemplar.organizations.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.NewChange;
import org.exemplar.store.Store;
import org.exemplar.store.Transaction;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Files of organisations that arrive in parts. The parts wait in the store, so that an import goes
 * on after a restart; they are dropped once the file is carried out, when its digest is wrong, and
 * when nothing was added for seven days.
 */
@Component(service = StagedImports.class)
public final class StagedImports {
  static final int LARGEST_FILE = 256 * 1024 * 1024;
  static final int LARGEST_PART = 1024 * 1024;
  static final Duration PATIENCE = Duration.ofDays(7);
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final StagedImportStore rows = new StagedImportStore();
  private final Store store;
  private final StoredOrganizations organizations;

  @Activate
  public StagedImports(@Reference Store store, @Reference StoredOrganizations organizations) {
    this.store = store;
    this.organizations = organizations;
  }

  Map<String, StagedImport> find(List<String> keys) {
    return store.read(handle -> rows.find(handle, keys));
  }

  /** Begins an import, or takes up an unfinished one of the same file. */
  StageOutcome start(String fileName, String sha256, int totalBytes, Caller caller) {
    String digest = sha256.toLowerCase(Locale.ROOT);
    if (!SHA256.matcher(digest).matches()) {
      return refused(
          "IMPORT_PART_INVALID", "sha256", "sha256 应为 64 位十六进制", "sha256 must be 64 hex digits");
    }
    if (totalBytes < 0 || totalBytes > LARGEST_FILE) {
      return refused(
          "IMPORT_TOO_LARGE",
          "totalBytes",
          "文件应为 0 到 " + LARGEST_FILE + " 字节，请分成几个文件",
          "a file has 0 to " + LARGEST_FILE + " bytes; split it");
    }
    return store.write(
        transaction -> {
          dropStale(transaction, caller);
          return new StageOutcome.Staged(
              rows.unfinished(transaction.handle(), digest, totalBytes)
                  .orElseGet(() -> begin(transaction, fileName, digest, totalBytes, caller)));
        });
  }

  /** Adds a part. */
  StageOutcome append(String key, int offset, String base64, Caller caller) {
    byte[] content;
    try {
      content = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      return refused(
          "IMPORT_PART_INVALID", "content", "content 应为 Base64", "content must be Base64");
    }
    if (content.length == 0 || content.length > LARGEST_PART) {
      return refused(
          content.length == 0 ? "IMPORT_PART_INVALID" : "IMPORT_TOO_LARGE",
          "content",
          "每一部分应为 1 到 " + LARGEST_PART + " 字节",
          "a part has 1 to " + LARGEST_PART + " bytes");
    }
    return store.write(transaction -> append(transaction, key, offset, content, caller));
  }

  /**
   * Carries out an import that has arrived whole; doing so again tells again what it did.
   *
   * @param report whether to keep what becomes of each row
   */
  ImportOutcome complete(String key, boolean report, Caller caller) {
    Optional<StagedImport> found = Optional.ofNullable(find(List.of(key)).get(key));
    if (found.filter(staged -> staged.state() == StagedImport.State.COMPLETED).isPresent()) {
      return store.read(handle -> done(handle, found.get()));
    }
    return switch (content(found)) {
      case Unreadable unreadable -> ImportOutcome.refused(unreadable.refusal());
      case WrongDigest wrong -> startOver(wrong.staged(), caller);
      case Readable readable ->
          store.write(
              transaction -> {
                Optional<String> reported = Optional.of(key).filter(one -> report);
                return carryOut(transaction, readable, reported, caller);
              });
    };
  }

  /**
   * What an import that has arrived whole would do.
   *
   * @param assumed keys of imports that are taken as carried out before, in this order
   * @param report whether to keep what would become of each row
   */
  ImportOutcome tryOut(String key, List<String> assumed, boolean report, Caller caller) {
    List<ImportFile> files = new ArrayList<>();
    List<String> keys = new ArrayList<>(assumed);
    keys.add(key);
    Map<String, StagedImport> found = find(keys);
    StagedImport last = found.get(key);
    if (last != null && last.state() == StagedImport.State.COMPLETED) {
      return store.read(handle -> done(handle, last));
    }
    for (String one : keys) {
      switch (content(Optional.ofNullable(found.get(one)))) {
        case Unreadable unreadable -> {
          return ImportOutcome.refused(unreadable.refusal());
        }
        case WrongDigest wrong -> {
          return startOver(wrong.staged(), caller);
        }
        case Readable readable -> files.add(readable.file());
      }
    }
    Judgement judged =
        organizations.tryOut(files.subList(0, assumed.size()), files.getLast(), caller);
    return report
        ? store.write(work -> organizations.reported(work, judged, Optional.of(key)))
        : judged.outcome();
  }

  /** What reading a staged file came to. */
  private sealed interface Content {}

  private record WrongDigest(StagedImport staged) implements Content {}

  private record Unreadable(Refusal refusal) implements Content {}

  private record Readable(StagedImport staged, ImportFile file) implements Content {}

  private Content content(Optional<StagedImport> found) {
    if (found.isEmpty()) {
      return new Unreadable(notFound());
    }
    StagedImport staged = found.get();
    if (staged.state() == StagedImport.State.COMPLETED) {
      return new Readable(staged, ImportFile.EMPTY);
    }
    return staged.isWhole()
        ? store.read(handle -> read(handle, staged))
        : new Unreadable(
            Refusal.conflict(
                    "IMPORT_INCOMPLETE",
                    "已收到 %d 字节，共 %d 字节".formatted(staged.receivedBytes(), staged.totalBytes()),
                    "%d of %d bytes have arrived"
                        .formatted(staged.receivedBytes(), staged.totalBytes()))
                .at("input", "importId"));
  }

  private StagedImport begin(
      Transaction transaction, String fileName, String sha256, int totalBytes, Caller caller) {
    StagedImport staged =
        new StagedImport(
            UUID.randomUUID().toString(),
            fileName,
            sha256,
            totalBytes,
            0,
            StagedImport.State.RECEIVING,
            StagedImport.Counts.NONE);
    rows.insert(transaction.handle(), staged, transaction.now());
    record(transaction, caller, Optional.empty(), Optional.of(staged));
    return staged;
  }

  private void dropStale(Transaction transaction, Caller caller) {
    List<String> stale =
        rows.unfinishedSince(transaction.handle(), transaction.now().minus(PATIENCE));
    for (StagedImport staged : rows.find(transaction.handle(), stale).values()) {
      rows.delete(transaction.handle(), staged.key());
      record(transaction, caller, Optional.of(staged), Optional.empty());
    }
  }

  private StageOutcome append(
      Transaction transaction, String key, int offset, byte[] content, Caller caller) {
    Optional<StagedImport> found =
        Optional.ofNullable(rows.find(transaction.handle(), List.of(key)).get(key));
    if (found.isEmpty()) {
      return new StageOutcome.NotStaged(notFound());
    }
    StagedImport staged = found.get();
    if (staged.state() == StagedImport.State.COMPLETED) {
      return refused("IMPORT_COMPLETED", "importId", "导入已完成", "the import is completed");
    }
    if (offset != staged.receivedBytes()) {
      return refused(
          "IMPORT_OFFSET_WRONG",
          "offset",
          "下一部分应从第 " + staged.receivedBytes() + " 字节开始",
          "the next part begins at byte " + staged.receivedBytes());
    }
    if (content.length > staged.totalBytes() - offset) {
      return refused(
          "IMPORT_TOO_LARGE",
          "content",
          "超过了开始时说明的 " + staged.totalBytes() + " 字节",
          "this is more than the " + staged.totalBytes() + " bytes that were announced");
    }
    rows.insertPart(transaction.handle(), key, offset, content);
    StagedImport more = staged.received(offset + content.length);
    rows.update(transaction.handle(), more, transaction.now());
    record(transaction, caller, found, Optional.of(more));
    return new StageOutcome.Staged(more);
  }

  /** The parts are of no use: they have to be sent again. */
  private ImportOutcome startOver(StagedImport staged, Caller caller) {
    store.write(
        transaction -> {
          rows.deleteParts(transaction.handle(), staged.key());
          rows.update(transaction.handle(), staged.received(0), transaction.now());
          record(transaction, caller, Optional.of(staged), Optional.of(staged.received(0)));
          return true;
        });
    return ImportOutcome.refused(
        Refusal.of(
                "IMPORT_DIGEST_WRONG",
                "收到的内容与 sha256 不符，请从头重新发送",
                "what has arrived does not have the announced sha256; send it again from the start")
            .at("input", "importId"));
  }

  private ImportOutcome carryOut(
      Transaction transaction, Readable readable, Optional<String> reported, Caller caller) {
    StagedImport staged = readable.staged();
    Optional<StagedImport> now =
        Optional.ofNullable(
            rows.find(transaction.handle(), List.of(staged.key())).get(staged.key()));
    if (now.isEmpty()) {
      return ImportOutcome.refused(notFound());
    }
    if (now.get().state() == StagedImport.State.COMPLETED) {
      return done(transaction.handle(), now.get());
    }
    Judgement judged = organizations.carryOut(transaction, readable.file(), caller);
    if (judged.applied()) {
      StagedImport completed = staged.completed(StagedImport.Counts.of(judged.outcome()));
      rows.update(transaction.handle(), completed, transaction.now());
      rows.deleteParts(transaction.handle(), staged.key());
      record(transaction, caller, now, Optional.of(completed));
    }
    return reported.isPresent()
        ? organizations.reported(transaction, judged, reported)
        : judged.outcome();
  }

  private ImportOutcome done(Handle handle, StagedImport staged) {
    StagedImport.Counts did = staged.counts();
    return new ImportOutcome(
        true,
        did.rows(),
        did.created(),
        did.updated(),
        did.unchanged(),
        0,
        List.of(),
        organizations.reports().applied(handle, staged.key()),
        List.of());
  }

  private Content read(Handle handle, StagedImport staged) {
    Supplier<InputStream> bytes =
        () ->
            new StagedBytes(
                offset -> rows.part(handle, staged.key(), offset).orElseThrow(),
                staged.totalBytes());
    try {
      if (!sha256(bytes.get()).equals(staged.sha256())) {
        return new WrongDigest(staged);
      }
      Optional<Charset> charset = FileText.charset(bytes);
      if (charset.isEmpty()) {
        return new Unreadable(
            Refusal.of(
                "IMPORT_FILE_INVALID",
                "文件既不是 UTF-8 也不是 GB18030 文本",
                "the file is neither UTF-8 nor GB18030 text"));
      }
      try (Reader text = FileText.reader(bytes.get(), charset.get())) {
        return switch (ImportFiles.read(text)) {
          case ImportFiles.Unreadable unreadable -> new Unreadable(unreadable.refusal());
          case ImportFile file -> new Readable(staged, file);
        };
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String sha256(InputStream bytes) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(bytes, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void record(
      Transaction transaction,
      Caller caller,
      Optional<StagedImport> before,
      Optional<StagedImport> after) {
    transaction.record(
        NewChange.of(
            caller.origin(),
            StagedImport.TYPE,
            before.or(() -> after).orElseThrow().key(),
            before.map(StagedImport::told),
            after.map(StagedImport::told)));
  }

  private static StageOutcome refused(String code, String field, String zh, String en) {
    Refusal refusal =
        switch (code) {
          case "IMPORT_COMPLETED", "IMPORT_OFFSET_WRONG" -> Refusal.conflict(code, zh, en);
          case "IMPORT_TOO_LARGE" ->
              Refusal.limit(field.equals("content") ? LARGEST_PART : LARGEST_FILE, code, zh, en);
          default -> Refusal.of(code, zh, en);
        };
    return new StageOutcome.NotStaged(refusal.at("input", field));
  }

  private static Refusal notFound() {
    return Refusal.notFound(
            "IMPORT_NOT_FOUND", "没有这个导入，请重新开始", "there is no such import; start it again")
        .at("input", "importId");
  }
}
