package org.exemplar.web.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pages for staff: one document, whose script knows the rooms, so that each address below
 * {@code /console} answers it, and the files that it loads, the names of which hold their hash.
 */
final class ConsolePages {
  private static final String ROOT = "/console";
  private static final String FILES = ROOT + "/assets/";
  private static final Pattern FILE =
      Pattern.compile(Pattern.quote(FILES) + "[A-Za-z0-9_-][A-Za-z0-9._-]*\\.(css|js)");
  private static final Page DOCUMENT = new Page("/pages/console/index.html", Page.HTML);

  private ConsolePages() {}

  /** What an address answers. */
  static Optional<Page> find(String path) {
    if (path.startsWith(FILES)) {
      Matcher file = FILE.matcher(path);
      return file.matches()
          ? new Page("/pages" + path, file.group(1).equals("css") ? Page.CSS : Page.SCRIPT, true)
              .present()
          : Optional.empty();
    }
    return path.equals(ROOT) || path.startsWith(ROOT + "/") ? DOCUMENT.present() : Optional.empty();
  }
}
