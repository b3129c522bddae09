package org.exemplar.spi;

/** What a plugin is for. */
public enum PluginKind {
  /** Content that the platform itself brings. */
  PLATFORM,
  /** A kind of organisations, such as enterprises. */
  SECTOR,
  /** What one place does differently. */
  LOCALITY
}
