package org.exemplar.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** GraphiQL opens with what the tour asks. */
class TourTest {
  private static final Pattern ASKED = Pattern.compile("```graphql\n(.*?)```", Pattern.DOTALL);
  private static final Pattern TAB = Pattern.compile("query: `#[^\n]*\n(.*?)`", Pattern.DOTALL);

  private static List<String> selections(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(TourTest::selection).toList();
  }

  /** What stands in the outermost braces, without blanks that mean nothing. */
  private static String selection(MatchResult found) {
    String document = found.group(1);
    return document.substring(document.indexOf('{')).replaceAll("\\s+", " ").strip();
  }

  @Test
  void each_query_of_the_tour_is_a_tab() throws IOException {
    String readme = Files.readString(Path.of("..", "..", "..", "README.md"));
    String script = Files.readString(Path.of("src", "main", "resources", "pages", "tour.js"));
    List<String> asked = selections(ASKED, readme);
    assertThat(asked).hasSizeGreaterThan(4);
    assertThat(selections(TAB, script)).containsExactlyElementsOf(asked);
  }

  @Test
  void the_editor_loads_nothing_from_elsewhere() {
    try (TestServer server = new TestServer()) {
      String page = server.get("/graphiql").body();
      List<String> loaded =
          Pattern.compile("(?:src|href)=\"([^\"]*)\"")
              .matcher(page)
              .results()
              .map(each -> each.group(1))
              .toList();
      assertThat(loaded).hasSizeGreaterThan(6).allMatch(each -> each.startsWith("/graphiql/"));
      for (String each : loaded) {
        assertThat(server.get(each).statusCode()).as(each).isEqualTo(200);
      }
    }
  }
}
