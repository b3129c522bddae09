package org.exemplar.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.exemplar.files.FileScanner;
import org.exemplar.files.FileScanner.Clean;
import org.exemplar.files.FileScanner.Infected;
import org.exemplar.files.FileScanner.Unscanned;
import org.exemplar.files.FileScanner.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks every scanner that there is.
 *
 * @param scanners those that there are at the time
 */
record Scanning(Supplier<List<FileScanner>> scanners) {
  private static final Logger LOG = LoggerFactory.getLogger(Scanning.class);

  boolean isOn() {
    return !scanners.get().isEmpty();
  }

  /** The first verdict that is not {@link Clean}, where there is one. */
  Verdict scan(Path content) throws IOException {
    for (FileScanner scanner : scanners.get()) {
      Verdict verdict = ask(scanner, content);
      if (!(verdict instanceof Clean)) {
        log(verdict);
        return verdict;
      }
    }
    return new Clean();
  }

  private static Verdict ask(FileScanner scanner, Path content) throws IOException {
    try (InputStream in = Files.newInputStream(content)) {
      return scanner.scan(in);
    } catch (RuntimeException broken) {
      return new Unscanned(broken.toString());
    }
  }

  private static void log(Verdict verdict) {
    switch (verdict) {
      case Infected infected ->
          LOG.warn("FILE_INFECTED: 文件未通过扫描 / a file did not pass: {}", infected.name());
      case Unscanned unscanned ->
          LOG.error("SCANNER_UNAVAILABLE: 无法扫描 / cannot scan: {}", unscanned.reason());
      case Clean clean -> LOG.debug("{}", clean);
    }
  }
}
