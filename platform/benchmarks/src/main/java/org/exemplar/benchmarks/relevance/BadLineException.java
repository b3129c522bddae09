package org.exemplar.benchmarks.relevance;

import java.nio.file.Path;

/** A line of a set that cannot be read; it says where, so that it can be mended. */
public final class BadLineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadLineException(Path file, int line, String problem) {
    super(file.getFileName() + ":" + line + ": " + problem);
  }
}
