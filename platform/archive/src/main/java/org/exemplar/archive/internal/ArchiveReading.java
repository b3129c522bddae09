package org.exemplar.archive.internal;

import java.util.List;
import java.util.Optional;
import org.exemplar.archive.ArchiveProblem;
import org.exemplar.archive.Contents;
import org.exemplar.archive.PluginArchive;
import org.exemplar.archive.Signature;

/**
 * What an archive holds, whoever vouches for it.
 *
 * @param file the bytes of the file
 * @param entries its entries, empty where they cannot be read
 * @param contents what it says about itself, empty where that cannot be read
 * @param signature its signature, empty where it has none
 * @param contentsHash SHA-256 of the entry with the contents
 * @param problems what is wrong in it, whoever signed it
 */
public record ArchiveReading(
    byte[] file,
    List<ZipEntryData> entries,
    Optional<Contents> contents,
    Optional<Signature> signature,
    String contentsHash,
    List<ArchiveProblem> problems) {

  static ArchiveReading unreadable(byte[] file, Problems problems) {
    return new ArchiveReading(
        file, List.of(), Optional.empty(), Optional.empty(), "", problems.all());
  }

  /** The entries that a signature covers. */
  List<ZipEntryData> body() {
    return entries.stream().filter(entry -> !entry.name().equals(Signature.ENTRY)).toList();
  }

  /** The text that the signature is, or would be, made over. */
  public byte[] signed(Signature by) {
    List<ZipEntryData> body = body();
    int end = body.isEmpty() ? 0 : body.getLast().end();
    return JsonText.signed(by, contentsHash, Hashes.sha256(file, end));
  }

  /**
   * The archive.
   *
   * @throws java.util.NoSuchElementException where there are problems
   */
  public PluginArchive archive() {
    return new PluginArchive(contents.orElseThrow(), Hashes.sha256(file), file.length, signature);
  }
}
