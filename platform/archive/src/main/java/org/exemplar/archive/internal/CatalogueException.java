package org.exemplar.archive.internal;

import org.exemplar.archive.ArchiveProblem;

/** A catalogue that cannot be used as it is; caught by whoever read it. */
public final class CatalogueException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ArchiveProblem problem;

  CatalogueException(String file, String code, String zh, String en) {
    super(en, null, false, false);
    this.problem = Problems.at(file, code, zh, en);
  }

  static CatalogueException tooLarge(String file, int limit) {
    return new CatalogueException(
        file,
        Codes.CATALOGUE_TOO_LARGE,
        "文件超过 " + limit + " 字节",
        "the file is larger than " + limit + " bytes");
  }

  /** What is wrong. */
  ArchiveProblem problem() {
    return problem;
  }
}
