package org.exemplar.archive;

import java.io.IOException;
import java.nio.file.Path;
import org.exemplar.archive.internal.Making;

/**
 * Packs a folder of a plugin's sources into an archive.
 *
 * <p>The folder holds {@code plugin.yaml}, {@code criteria/}, {@code forms/} and so on at its top;
 * they come to stand below {@code exemplar/} in the archive. What a build made of code stands below
 * {@code classes/} and comes to stand at the top of the archive, with {@code META-INF/MANIFEST.MF}
 * if the code needs one of its own. A README and jars at the top, keys, and what editors leave
 * behind are not packed; all but the README are named in the notes.
 *
 * <p>The same folder always gives the same bytes.
 */
public final class Packer {
  private Packer() {}

  /**
   * Packs a folder; the archive is not signed.
   *
   * @param folder the plugin's sources
   * @param jar the archive to write, in place of what is there
   * @throws IOException when a file cannot be read or written
   */
  public static Writing pack(Path folder, Path jar) throws IOException {
    return Making.pack(folder, jar);
  }
}
