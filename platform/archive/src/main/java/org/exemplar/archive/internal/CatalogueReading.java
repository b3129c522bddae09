package org.exemplar.archive.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.exemplar.archive.ArchiveProblem;
import org.exemplar.archive.CatalogueEntry;
import org.exemplar.archive.CatalogueIndex;
import org.exemplar.archive.CatalogueIndexer.Indexing;
import org.exemplar.archive.CatalogueReader.Catalogue;
import org.exemplar.archive.CatalogueReader.Fetching;
import org.exemplar.archive.CatalogueReader.Opening;
import org.exemplar.archive.Publisher;
import org.exemplar.archive.Signature;
import org.exemplar.archive.Trust;
import org.exemplar.archive.TrustStore;
import org.exemplar.archive.UnsignedPolicy;
import org.exemplar.spi.LocalizedText;

/**
 * Reads a catalogue.
 *
 * @param files where it reads
 */
public record CatalogueReading(CatalogueFiles files) {
  private static final LocalizedText INDEX = new LocalizedText("目录索引", "the index");
  private static final int LARGEST_INDEX = 4 << 20;
  private static final int LARGEST_SIGNATURE = 1 << 16;

  /** An index and the files that it lists. */
  private record Open(CatalogueIndex index, CatalogueFiles files) implements Catalogue {
    @Override
    public Fetching fetch(CatalogueEntry entry) {
      try {
        Optional<byte[]> archive = files.read(entry.file(), entry.size());
        if (archive.isEmpty() || !Hashes.sha256(archive.get()).equals(entry.sha256())) {
          return new Fetching.NotFetched(differs(entry, archive.isPresent()));
        }
        return CatalogueMaking.isListedAs(archive.get(), entry)
            ? new Fetching.Fetched(archive.get())
            : new Fetching.NotFetched(another(entry));
      } catch (CatalogueException e) {
        return new Fetching.NotFetched(
            e.problem().code().equals(Codes.CATALOGUE_TOO_LARGE)
                ? differs(entry, true)
                : e.problem());
      }
    }

    private static ArchiveProblem another(CatalogueEntry entry) {
      return Problems.at(
          entry.file(),
          Codes.CATALOGUE_DIFFERS,
          "目录索引说它是插件 " + entry.id() + " " + entry.version() + "，归档里却是别的；请告知目录的维护者",
          "the index says it is plugin "
              + entry.id()
              + " "
              + entry.version()
              + ", and the archive is another one; tell whoever keeps the catalogue");
    }

    private static ArchiveProblem differs(CatalogueEntry entry, boolean there) {
      return there
          ? Problems.at(
              entry.file(),
              Codes.CATALOGUE_DIFFERS,
              "归档不是目录索引列出的那一个（SHA-256 不符），可能损坏或被换过",
              "the archive is not the one that the index lists (another SHA-256); it may be damaged"
                  + " or exchanged")
          : Problems.at(
              entry.file(),
              Codes.CATALOGUE_NOT_FOUND,
              "目录索引列出了它，目录中却没有",
              "the index lists it and it is not there");
    }
  }

  /** Opens it, if somebody of the trust store vouches for it or nobody has to. */
  public Opening open(TrustStore trust, Instant now) {
    try {
      byte[] json = files.read(CatalogueIndex.FILE, LARGEST_INDEX).orElseThrow(this::missing);
      Optional<byte[]> signature = files.read(CatalogueIndex.SIGNATURE, LARGEST_SIGNATURE);
      if (signature.isEmpty()) {
        return unsigned(trust, json);
      }
      Problems problems = new Problems();
      Signature by = signature(signature.get());
      Optional<Publisher> publisher =
          new SignatureCheck(trust, now, INDEX, problems).check(by, CatalogueText.signed(by, json));
      // nothing of an index is looked at before somebody vouches for it
      return problems.isEmpty()
          ? new Opening.Opened(
              new Open(index(json), files), new Trust(Trust.Level.TRUSTED, publisher), List.of())
          : new Opening.NotOpened(problems.all());
    } catch (CatalogueException e) {
      return new Opening.NotOpened(List.of(e.problem()));
    }
  }

  private Opening unsigned(TrustStore trust, byte[] json) throws CatalogueException {
    ArchiveProblem missing =
        Problems.at(
            CatalogueIndex.FILE,
            Codes.SIGNATURE_MISSING,
            "目录索引没有签名，无法知道是谁做的；请用 exemplar plugin index FOLDER --key 签名",
            "the index is not signed, so nobody knows who made it; sign it with exemplar plugin"
                + " index FOLDER --key");
    return trust.unsigned() == UnsignedPolicy.WARN
        ? new Opening.Opened(
            new Open(index(json), files),
            new Trust(Trust.Level.UNSIGNED, Optional.empty()),
            List.of(missing))
        : new Opening.NotOpened(List.of(missing));
  }

  /** Opens a folder of the distribution. */
  public static Opening openShipped(Path folder) {
    CatalogueFolder files = new CatalogueFolder(folder);
    Trust trust = new Trust(Trust.Level.DISTRIBUTION, Optional.empty());
    try {
      Optional<byte[]> json = files.read(CatalogueIndex.FILE, LARGEST_INDEX);
      if (json.isPresent()) {
        return new Opening.Opened(new Open(index(json.get()), files), trust, List.of());
      }
      if (!Files.isDirectory(folder)) {
        throw new CatalogueReading(files).missing();
      }
      return switch (CatalogueMaking.scan(folder)) {
        case Indexing.Indexed made ->
            new Opening.Opened(new Open(made.index(), files), trust, List.of());
        case Indexing.NotIndexed refused -> new Opening.NotOpened(refused.problems());
      };
    } catch (CatalogueException e) {
      return new Opening.NotOpened(List.of(e.problem()));
    } catch (IOException e) {
      return new Opening.NotOpened(
          List.of(
              Problems.problem(
                  Codes.CATALOGUE_UNREADABLE, "文件夹无法读取", "the folder cannot be read")));
    }
  }

  private CatalogueException missing() {
    return new CatalogueException(
        CatalogueIndex.FILE,
        Codes.CATALOGUE_NOT_FOUND,
        "这里没有目录索引；请用 exemplar plugin index FOLDER 生成，或核对地址",
        "there is no index here; make one with exemplar plugin index FOLDER, or see whether the"
            + " address is right");
  }

  private static CatalogueIndex index(byte[] json) throws CatalogueException {
    try {
      return CatalogueText.index(json);
    } catch (DataException e) {
      throw new CatalogueException(
          CatalogueIndex.FILE, Codes.CATALOGUE_INVALID, e.placed().zh(), e.placed().en());
    }
  }

  private static Signature signature(byte[] json) throws CatalogueException {
    try {
      return JsonText.signature(json);
    } catch (DataException e) {
      throw new CatalogueException(
          CatalogueIndex.SIGNATURE, Codes.SIGNATURE_INVALID, e.placed().zh(), e.placed().en());
    }
  }
}
