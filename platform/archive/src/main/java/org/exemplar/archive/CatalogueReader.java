package org.exemplar.archive;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.exemplar.archive.internal.CatalogueFolder;
import org.exemplar.archive.internal.CatalogueReading;
import org.exemplar.archive.internal.CatalogueWeb;

/**
 * Opens catalogues: a folder, or an address on the web at which the files of such a folder lie.
 * What is wrong is told as a value. A web address is asked for files by their names alone, within a
 * minute each; it may lead on to another address of the same scheme.
 */
public final class CatalogueReader {
  /** What opening a catalogue gave. */
  public sealed interface Opening {
    /**
     * It can be used.
     *
     * @param catalogue what it holds
     * @param trust who vouches for the index; each archive is checked on its own
     * @param warnings what somebody should know about it
     */
    record Opened(Catalogue catalogue, Trust trust, List<ArchiveProblem> warnings)
        implements Opening {
      public Opened {
        warnings = List.copyOf(warnings);
      }
    }

    /**
     * It cannot be used.
     *
     * @param problems why; never empty
     */
    record NotOpened(List<ArchiveProblem> problems) implements Opening {
      public NotOpened {
        problems = List.copyOf(problems);
      }
    }
  }

  /** What getting an archive out of a catalogue gave. */
  public sealed interface Fetching {
    /**
     * The archive that the index lists.
     *
     * @param archive bytes of the file
     */
    record Fetched(byte[] archive) implements Fetching {}

    /**
     * There is none, or another one.
     *
     * @param problem why
     */
    record NotFetched(ArchiveProblem problem) implements Fetching {}
  }

  /** A catalogue that can be used. */
  public interface Catalogue {
    /** What it holds. */
    CatalogueIndex index();

    /** Gets an archive of the index; its size and SHA-256 are those that the index lists. */
    Fetching fetch(CatalogueEntry entry);
  }

  private final TrustStore trust;
  private final Clock clock;

  /**
   * A reader.
   *
   * @param trust whose indexes count, and what happens to one without a signature
   * @param clock what time it is, for what expires
   */
  public CatalogueReader(TrustStore trust, Clock clock) {
    this.trust = trust;
    this.clock = clock;
  }

  /** Opens a folder. */
  public Opening open(Path folder) {
    return new CatalogueReading(new CatalogueFolder(folder)).open(trust, clock.instant());
  }

  /**
   * Opens a web address.
   *
   * @param address the folder's, of scheme http or https
   */
  public Opening open(URI address) {
    return new CatalogueReading(new CatalogueWeb(address)).open(trust, clock.instant());
  }

  /**
   * Opens a folder that came with the distribution, for which nobody else needs to vouch. Where it
   * has no index, its archives are read.
   */
  public static Opening openShipped(Path folder) {
    return CatalogueReading.openShipped(folder);
  }
}
