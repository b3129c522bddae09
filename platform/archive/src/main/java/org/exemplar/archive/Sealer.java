package org.exemplar.archive;

import java.io.IOException;
import java.nio.file.Path;
import org.exemplar.archive.internal.Making;

/** Makes an archive out of a jar that a build tool has built. */
public final class Sealer {
  private Sealer() {}

  /**
   * Adds to a jar what makes it an archive: its contents, and in its manifest who the plugin is and
   * what it needs as {@code exemplar/plugin.yaml} says it. Folders lose their entries; a signature
   * that was there goes. Sealing again changes nothing.
   *
   * @param jar the jar, which the archive takes the place of
   * @throws IOException when the file cannot be written
   */
  public static Writing seal(Path jar) throws IOException {
    return Making.seal(jar);
  }
}
