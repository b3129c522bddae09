package org.exemplar.archive.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.exemplar.archive.ArchiveLimits;
import org.exemplar.archive.ArchiveProblem;
import org.exemplar.archive.Contents;
import org.exemplar.archive.Identity;
import org.exemplar.archive.PluginSources;
import org.exemplar.archive.Signature;
import org.exemplar.archive.Writing;

/** Makes an archive out of files: adds manifest and contents and writes it in its one form. */
final class Sealing {
  private final SortedMap<String, byte[]> entries;
  private final Identity identity;
  private final boolean hasCode;
  private final List<ArchiveProblem> notes;
  private final Problems problems = new Problems();

  /**
   * Takes the files.
   *
   * @param sources what the archive is to hold, with or without a manifest; nothing is wrong there
   */
  Sealing(PluginSources sources) {
    this.entries = new TreeMap<>(sources.entries());
    this.identity = sources.identity().orElseThrow();
    this.hasCode = sources.hasCode();
    this.notes = sources.notes();
  }

  /** Writes the archive, unless something is wrong; then the file stays as it was. */
  Writing write(Path file) throws IOException {
    entries.remove(Contents.ENTRY);
    entries.remove(Signature.ENTRY);
    Optional<byte[]> given = Optional.ofNullable(entries.remove(ManifestFile.ENTRY));
    byte[] manifest = ManifestFile.complete(given, identity, hasCode, problems);
    if (!problems.isEmpty()) {
      return new Writing.NotWritten(problems.all());
    }
    byte[] archive = zip(manifest);
    ArchiveReading reading = ArchiveReader.read(archive, ArchiveLimits.STANDARD);
    if (!reading.problems().isEmpty()) {
      return new Writing.NotWritten(reading.problems());
    }
    replace(file, archive);
    return new Writing.Written(reading.archive(), notes);
  }

  /** The manifest first, as readers of jars like it, then the contents, then all others by name. */
  private byte[] zip(byte[] manifest) {
    SortedMap<String, String> hashes = new TreeMap<>();
    entries.forEach((name, content) -> hashes.put(name, Hashes.sha256(content)));
    hashes.put(ManifestFile.ENTRY, Hashes.sha256(manifest));
    Contents contents = new Contents(Contents.FORMAT, identity, hasCode, hashes);
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
