package org.exemplar.archive.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.exemplar.archive.ArchiveLimits;
import org.exemplar.archive.Contents;
import org.exemplar.archive.Identity;
import org.exemplar.archive.Signature;

/** Reads an archive and checks that everything in it agrees with everything else. */
public final class ArchiveReader {
  private static final Set<String> KEPT =
      Set.of(Contents.ENTRY, Signature.ENTRY, ManifestFile.ENTRY, IdentityReader.DESCRIPTOR);

  private final ArchiveLimits limits;
  private final Problems problems = new Problems();
  private final SortedMap<String, String> hashes = new TreeMap<>();
  private final Map<String, byte[]> kept = new HashMap<>();

  private ArchiveReader(ArchiveLimits limits) {
    this.limits = limits;
  }

  /** Reads a file; whatever it holds, the answer says it. */
  public static ArchiveReading read(Path file, ArchiveLimits limits) {
    return new ArchiveReader(limits).read(file);
  }

  static ArchiveReading read(byte[] file, ArchiveLimits limits) {
    return new ArchiveReader(limits).read(file);
  }

  private ArchiveReading read(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return read(in.readNBytes(limits.archive() + 1));
    } catch (NoSuchFileException e) {
      problems.add(Codes.UNREADABLE, "没有这个文件", "there is no such file");
    } catch (IOException e) {
      problems.add(
          Codes.UNREADABLE,
          "文件无法读取，请检查读取权限",
          "the file cannot be read; see whether reading it is allowed");
    }
    return ArchiveReading.unreadable(new byte[0], problems);
  }

  private ArchiveReading read(byte[] file) {
    if (file.length > limits.archive()) {
      problems.add(
          Codes.TOO_LARGE,
          "归档超过 " + limits.archive() + " 字节",
          "the archive is larger than " + limits.archive() + " bytes");
      return ArchiveReading.unreadable(file, problems);
    }
    Optional<List<ZipEntryData>> entries = new ZipReader(file, limits, problems).read();
    if (entries.isEmpty()) {
      return ArchiveReading.unreadable(file, problems);
    }
    entries.get().forEach(entry -> unpack(file, entry));
    Optional<Contents> contents = contents();
    contents.ifPresent(this::agree);
    Optional<Signature> signature = signature(entries.get());
    return new ArchiveReading(
        file,
        entries.get(),
        contents,
        signature,
        hashes.getOrDefault(Contents.ENTRY, ""),
        problems.all());
  }

  private void unpack(byte[] file, ZipEntryData entry) {
    Optional<byte[]> content = Unpacking.of(file, entry);
    if (content.isEmpty()) {
      problems.addAt(
          entry.name(),
          Codes.CHANGED,
          "内容与条目头不符（损坏或被改动），请重新获取归档",
          "what it holds is not what its header says (damaged or changed); get the archive anew");
      return;
    }
    hashes.put(entry.name(), Hashes.sha256(content.get()));
    if (KEPT.contains(entry.name())) {
      kept.put(entry.name(), content.get());
    }
  }

  private Optional<Contents> contents() {
    byte[] json = kept.get(Contents.ENTRY);
    if (json == null) {
      problems.addAt(
          Contents.ENTRY,
          Codes.CONTENTS_MISSING,
          "归档没有内容清单，请用 exemplar plugin pack 打包，或用 seal 补上",
          "the archive has no list of its contents; make it with exemplar plugin pack or add the"
              + " list with seal");
      return Optional.empty();
    }
    try {
      return Optional.of(JsonText.contents(json));
    } catch (DataException e) {
      problems.addAt(Contents.ENTRY, Codes.CONTENTS_INVALID, e.placed().zh(), e.placed().en());
      return Optional.empty();
    }
  }

  private void agree(Contents contents) {
    Set<String> held = new HashSet<>(hashes.keySet());
    held.remove(Contents.ENTRY);
    held.remove(Signature.ENTRY);
    for (Map.Entry<String, String> listed : contents.entries().entrySet()) {
      String name = listed.getKey();
      if (!held.remove(name)) {
        problems.addAt(name, Codes.MISSING, "内容清单列出了它，归档中却没有", "it is listed and is not there");
      } else if (!listed.getValue().equals(hashes.get(name))) {
        problems.addAt(
            name,
            Codes.CHANGED,
            "内容与清单不符，被改动过；请重新获取归档",
            "it is not what the contents list, so it was changed; get the archive anew");
      }
    }
    held.forEach(
        name ->
            problems.addAt(
                name, Codes.EXTRA, "内容清单没有列出它，是后来加进的", "it is not listed, so it was added later"));
    boolean code = contents.entries().keySet().stream().anyMatch(name -> name.endsWith(".class"));
    if (code != contents.hasCode()) {
      problems.addAt(
          Contents.ENTRY,
          Codes.CONTENTS_INVALID,
          "hasCode 与归档中有无 .class 文件不符",
          "hasCode does not say whether there are .class files");
    }
    descriptor(contents.identity());
    manifest(contents);
  }

  private void descriptor(Identity identity) {
    Optional<Identity> described = Reading.identity(kept, problems);
    if (described.isPresent() && !described.get().equals(identity)) {
      problems.addAt(
          IdentityReader.DESCRIPTOR,
          Codes.DESCRIPTOR_DIFFERS,
          "id、version、kind、name、scope、platform、requires 与内容清单不符，请重新打包",
          "id, version, kind, name, scope, platform and requires are not those of the contents;"
              + " pack it anew");
    }
  }

  private void manifest(Contents contents) {
    byte[] manifest = kept.get(ManifestFile.ENTRY);
    if (manifest == null) {
      problems.addAt(
          ManifestFile.ENTRY, Codes.MANIFEST_MISSING, "归档没有清单文件", "the archive has no manifest");
    } else {
      ManifestFile.check(manifest, contents.identity(), contents.hasCode(), problems);
    }
  }

  /** The signature, which must be the last entry so that it covers all others as they stand. */
  private Optional<Signature> signature(List<ZipEntryData> entries) {
    byte[] json = kept.get(Signature.ENTRY);
    if (json == null) {
      return Optional.empty();
    }
    if (!entries.getLast().name().equals(Signature.ENTRY)
        || entries.getLast().item().method() != ZipItem.STORED) {
      problems.addAt(
          Signature.ENTRY,
          Codes.SIGNATURE_INVALID,
          "签名须是最后一个条目且不压缩，请重新签名",
          "the signature must be the last entry and not packed; sign it anew");
    }
    try {
      return Optional.of(JsonText.signature(json));
    } catch (DataException e) {
      problems.addAt(Signature.ENTRY, Codes.SIGNATURE_INVALID, e.placed().zh(), e.placed().en());
      return Optional.empty();
    }
  }
}
