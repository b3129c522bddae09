package org.exemplar.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.exemplar.spi.Language;
import org.jspecify.annotations.Nullable;

/** The language a client wants. */
final class Languages {
  private Languages() {}

  static Language of(HttpServletRequest request) {
    return of(request.getHeader("Accept-Language"));
  }

  /** The first language by weight that there is; Chinese where none fits or the header is wrong. */
  static Language of(@Nullable String acceptLanguage) {
    if (acceptLanguage == null) {
      return Language.ZH;
    }
    try {
      List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(acceptLanguage);
      return ranges.stream()
          .filter(range -> range.getWeight() > 0)
          .map(Locale.LanguageRange::getRange)
          .filter(tag -> tag.startsWith("zh") || tag.startsWith("en"))
          .findFirst()
          .map(Language::of)
          .orElse(Language.ZH);
    } catch (IllegalArgumentException e) {
      return Language.ZH;
    }
  }
}
