package org.exemplar.files;

import java.io.IOException;
import java.io.InputStream;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Looks for harmful content, an OSGi service. While there is one, no file is taken nor handed out
 * that it has not found clean; where there are several, each of them is asked.
 */
@ConsumerType
public interface FileScanner {
  /** What was found. */
  sealed interface Verdict {}

  /** Nothing. */
  record Clean() implements Verdict {}

  /**
   * Something harmful.
   *
   * @param name what the scanner calls it, such as {@code Win.Test.EICAR_HDB-1}
   */
  record Infected(String name) implements Verdict {}

  /**
   * Nobody could look; the same may be asked again later.
   *
   * @param reason for the log
   */
  record Unscanned(String reason) implements Verdict {}

  /**
   * Looks at a file.
   *
   * @param content all of it; closed by who calls
   * @throws IOException when the content cannot be read
   */
  Verdict scan(InputStream content) throws IOException;
}
