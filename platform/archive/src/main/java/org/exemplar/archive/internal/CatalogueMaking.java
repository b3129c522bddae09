package org.exemplar.archive.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.exemplar.archive.ArchiveLimits;
import org.exemplar.archive.CatalogueEntry;
import org.exemplar.archive.CatalogueIndex;
import org.exemplar.archive.CatalogueIndexer.Indexing;
import org.exemplar.archive.PluginArchive;
import org.exemplar.archive.Signature;
import org.exemplar.spi.LocalizedText;

/** Makes and signs the index of a folder. */
public final class CatalogueMaking {
  private final Problems problems = new Problems();

  private CatalogueMaking() {}

  /** Writes the index of a folder. */
  public static Indexing index(Path folder) throws IOException {
    Indexing indexing = scan(folder);
    if (indexing instanceof Indexing.Indexed made) {
      Files.deleteIfExists(folder.resolve(CatalogueIndex.SIGNATURE));
      Sealing.replace(folder.resolve(CatalogueIndex.FILE), CatalogueText.of(made.index()));
    }
    return indexing;
  }

  /** The index of a folder, which is not written. */
  static Indexing scan(Path folder) throws IOException {
    CatalogueMaking making = new CatalogueMaking();
    CatalogueIndex index = new CatalogueIndex(CatalogueIndex.FORMAT, making.entries(folder));
    return making.problems.isEmpty()
        ? new Indexing.Indexed(index)
        : new Indexing.NotIndexed(making.problems.all());
  }

  private List<CatalogueEntry> entries(Path folder) throws IOException {
    List<Path> archives;
    try (Stream<Path> files = Files.list(folder)) {
      archives = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
    List<CatalogueEntry> entries = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (Path archive : archives) {
      String file = archive.getFileName().toString();
      Optional<CatalogueEntry> entry = entry(archive, file);
      entry.ifPresent(entries::add);
      if (entry.isPresent() && !known.add(entry.get().id() + "@" + entry.get().version())) {
        problems.addAt(
            file,
            Codes.CATALOGUE_DUPLICATE,
            "另一个文件已是 " + entry.get().id() + " 的这个版本；请只保留一个",
            "another file is this version of " + entry.get().id() + " already; keep one");
      }
    }
    return entries;
  }

  private Optional<CatalogueEntry> entry(Path path, String file) {
    if (!CatalogueText.FILE.matcher(file).matches()) {
      problems.addAt(
          file,
          Codes.NAME,
          "文件名应由字母、数字、点、下划线和连字符组成，以 .jar 结尾",
          "its name must be of letters, digits, dots, underscores and hyphens, with .jar at its"
              + " end");
      return Optional.empty();
    }
    ArchiveReading reading = ArchiveReader.read(path, ArchiveLimits.STANDARD);
    if (!reading.problems().isEmpty()) {
      reading
          .problems()
          .forEach(
              each ->
                  problems.addAt(
                      file + each.entry().map(entry -> "!" + entry).orElse(""),
                      each.code(),
                      each.message().zh(),
                      each.message().en()));
      return Optional.empty();
    }
    PluginArchive archive = reading.archive();
    return Optional.of(
        new CatalogueEntry(
            archive.contents().identity(),
            description(reading, file),
            file,
            archive.sha256(),
            (int) archive.size(),
            archive.signature().map(Signature::publisher)));
  }

  /**
   * Whether an archive is what an entry says. One that cannot be read is left to the verification
   * that follows, which says what is wrong with it.
   */
  static boolean isListedAs(byte[] archive, CatalogueEntry entry) {
    try {
      Path file = Files.createTempFile("exemplar", ".jar");
      try {
        ArchiveReading reading =
            ArchiveReader.read(Files.write(file, archive), ArchiveLimits.STANDARD);
        return !reading.problems().isEmpty()
            || (reading.archive().contents().identity().equals(entry.identity())
                && reading
                    .archive()
                    .signature()
                    .map(Signature::publisher)
                    .equals(entry.publisher()));
      } finally {
        Files.delete(file);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private Optional<LocalizedText> description(ArchiveReading reading, String file) {
    try {
      for (ZipEntryData entry : reading.entries()) {
        if (entry.name().equals(IdentityReader.DESCRIPTOR)) {
          byte[] yaml = Unpacking.of(reading.file(), entry).orElseThrow();
          return CatalogueText.description(DataFile.yaml(yaml).object("plugin"));
        }
      }
    } catch (DataException e) {
      problems.addAt(
          file + "!" + IdentityReader.DESCRIPTOR,
          Codes.DESCRIPTOR_INVALID,
          e.placed().zh(),
          e.placed().en());
    }
    return Optional.empty();
  }

  /** Signs the index of a folder. */
  public static void sign(
      Path folder,
      PrivateKey key,
      String publisher,
      String keyId,
      Instant signedAt,
      Optional<Instant> expires)
      throws IOException {
    Instant from = signedAt.truncatedTo(ChronoUnit.SECONDS);
    Optional<Instant> until = expires.map(each -> each.truncatedTo(ChronoUnit.SECONDS));
    Making.require(IdentityReader.ID.matcher(publisher).matches(), "publisher is in kebab-case");
    Making.require(IdentityReader.ID.matcher(keyId).matches(), "keyId must be in kebab-case");
    Making.require(until.isEmpty() || until.get().isAfter(from), "it expires before it is signed");
    byte[] index = Files.readAllBytes(folder.resolve(CatalogueIndex.FILE));
    Signature open = new Signature(publisher, keyId, from, until, "");
    String value = Making.value(key, CatalogueText.signed(open, index));
    Sealing.replace(
        folder.resolve(CatalogueIndex.SIGNATURE),
        JsonText.of(new Signature(publisher, keyId, from, until, value)));
  }
}
