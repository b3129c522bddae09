package org.exemplar.plugins.internal.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code -Dexemplar.reference=write} writes the page anew. */
class FormatReferenceTest {
  private static final Path PAGE = Path.of("../../../distribution/docs/plugin-formats.md");

  @Test
  void the_reference_in_the_documentation_is_what_the_schemas_say() throws IOException {
    String page = FormatReference.page();
    if ("write".equals(System.getProperty("exemplar.reference"))) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE)
        .as("run this test with -Dexemplar.reference=write and commit the page")
        .hasContent(page);
  }

  @Test
  void every_kind_of_file_and_every_shared_format_has_its_place() {
    String page = FormatReference.page();
    for (ContentKind kind : ContentKind.values()) {
      assertThat(page).contains("`" + kind.key());
    }
    page.lines()
        .flatMap(
            line -> java.util.regex.Pattern.compile("\\]\\((#[a-z-]+)\\)").matcher(line).results())
        .map(link -> link.group(1).substring(1))
        .distinct()
        .forEach(
            anchor ->
                assertThat(
                        page.lines()
                            .filter(line -> line.startsWith("#"))
                            .map(
                                line ->
                                    line.replaceAll("^#+ ", "")
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace(' ', '-')))
                    .contains(anchor));
  }
}
