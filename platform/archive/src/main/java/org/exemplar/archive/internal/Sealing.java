package org.exemplar.archive.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.exemplar.archive.ArchiveLimits;
import org.exemplar.archive.Contents;
import org.exemplar.archive.Identity;
import org.exemplar.archive.Signature;
import org.exemplar.archive.Writing;

/** Makes an archive out of entries: adds manifest and contents and writes it in its one form. */
public final class Sealing {
  private final SortedMap<String, byte[]> entries;
  private final Problems problems;
  private final Problems notes;

  /**
   * Takes the entries.
   *
   * @param entries what the archive is to hold, with or without a manifest
   * @param problems what was found wrong with them before
   * @param notes what somebody should know
   */
  Sealing(SortedMap<String, byte[]> entries, Problems problems, Problems notes) {
    this.entries = new TreeMap<>(entries);
    this.problems = problems;
    this.notes = notes;
  }

  static boolean isCode(String name) {
    return name.endsWith(".class");
  }

  static void noDescriptor(Problems problems) {
    problems.addAt(
        IdentityReader.DESCRIPTOR,
        Codes.DESCRIPTOR_MISSING,
        "没有 plugin.yaml，因此不是插件；请加上它",
        "there is no plugin.yaml, so it is no plugin; add one");
  }

  static void wrongDescriptor(DataException wrong, Problems problems) {
    problems.addAt(
        IdentityReader.DESCRIPTOR,
        Codes.DESCRIPTOR_INVALID,
        wrong.placed().zh(),
        wrong.placed().en());
  }

  /** Writes the archive, unless something is wrong; then the file stays as it was. */
  Writing write(Path file) throws IOException {
    Optional<byte[]> archive = bytes();
    if (archive.isEmpty()) {
      return new Writing.NotWritten(problems.all());
    }
    ArchiveReading reading = ArchiveReader.read(archive.get(), ArchiveLimits.STANDARD);
    if (!reading.problems().isEmpty()) {
      return new Writing.NotWritten(reading.problems());
    }
    replace(file, archive.get());
    return new Writing.Written(reading.archive(), notes.all());
  }

  private Optional<byte[]> bytes() {
    entries.remove(Contents.ENTRY);
    entries.remove(Signature.ENTRY);
    Optional<Identity> identity = identity();
    if (identity.isEmpty()) {
      return Optional.empty();
    }
    Optional<byte[]> given = Optional.ofNullable(entries.get(ManifestFile.ENTRY));
    byte[] manifest = ManifestFile.complete(given, identity.get(), problems);
    return problems.isEmpty() ? Optional.of(zip(identity.get(), manifest)) : Optional.empty();
  }

  private Optional<Identity> identity() {
    byte[] yaml = entries.get(IdentityReader.DESCRIPTOR);
    if (yaml == null) {
      noDescriptor(problems);
      return Optional.empty();
    }
    try {
      return Optional.of(IdentityReader.descriptor(yaml));
    } catch (DataException e) {
      wrongDescriptor(e, problems);
      return Optional.empty();
    }
  }

  /** The manifest first, as readers of jars like it, then the contents, then all others by name. */
  private byte[] zip(Identity identity, byte[] manifest) {
    SortedMap<String, String> hashes = new TreeMap<>();
    entries.remove(ManifestFile.ENTRY);
    entries.forEach((name, content) -> hashes.put(name, Hashes.sha256(content)));
    hashes.put(ManifestFile.ENTRY, Hashes.sha256(manifest));
    boolean code = hashes.keySet().stream().anyMatch(Sealing::isCode);
    Contents contents = new Contents(Contents.FORMAT, identity, code, hashes);
    ZipWriter zip = new ZipWriter();
    zip.add(ManifestFile.ENTRY, manifest);
    zip.add(Contents.ENTRY, JsonText.of(contents));
    entries.forEach(zip::add);
    return zip.finish();
  }

  /** Puts a file in place of another in one step. */
  static void replace(Path file, byte[] bytes) throws IOException {
    Path fresh =
        file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.write(fresh, bytes);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
