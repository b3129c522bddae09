package org.exemplar.archive;

/**
 * How much an archive may hold.
 *
 * @param archive bytes of the file
 * @param unpacked bytes of all entries together
 * @param entry bytes of one entry
 * @param entries number of entries
 * @param ratio how many times as large as its packed form an entry may be
 * @param ratioFrom bytes from which on the ratio counts
 * @param name bytes of an entry's name in UTF-8
 */
public record ArchiveLimits(
    int archive, long unpacked, int entry, int entries, int ratio, int ratioFrom, int name) {
  private static final int MIB = 1 << 20;

  /** 32 MiB, 128 MiB unpacked, 16 MiB an entry, 5000 entries, 200 times above 1 MiB. */
  public static final ArchiveLimits STANDARD =
      new ArchiveLimits(32 * MIB, 128L * MIB, 16 * MIB, 5000, 200, MIB, 255);
}
