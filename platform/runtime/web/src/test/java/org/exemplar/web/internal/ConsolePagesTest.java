package org.exemplar.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsolePagesTest {
  private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"([^\"]*)\"");
  private static final TestServer SERVER = new TestServer();

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static List<String> loaded() {
    return LOADED
        .matcher(SERVER.get("/console").body())
        .results()
        .map(each -> each.group(1))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/console", "/console/", "/console/account", "/console/cases/a/b?c=d"})
  void each_address_below_the_console_is_its_page(String path) {
    HttpResponse<String> page = SERVER.get(path);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("id=\"console\"");
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self';");
  }

  @Test
  void what_the_page_loads_is_there_and_never_changes() {
    assertThat(loaded()).hasSizeGreaterThan(2);
    List<String> files =
        loaded().stream().filter(each -> each.startsWith("/console/assets/")).toList();
    assertThat(files).anyMatch(each -> each.endsWith(".js")).anyMatch(each -> each.endsWith("css"));
    for (String each : loaded()) {
      assertThat(SERVER.get(each).statusCode()).as(each).isEqualTo(200);
    }
    for (String each : files) {
      HttpResponse<String> file = SERVER.get(each);
      assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
      assertThat(
              SERVER
                  .send(
                      SERVER
                          .to(each)
                          .header("If-None-Match", file.headers().firstValue("ETag").orElseThrow()))
                  .statusCode())
          .isEqualTo(304);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/assets/none.js",
        "/console/assets/",
        "/console/assets/..%2F..%2Fhome.html",
        "/console/assets/.js",
        "/consoles",
      })
  void a_file_that_there_is_not_is_not_the_page(String path) {
    assertThat(SERVER.get(path).statusCode()).isIn(400, 404);
  }

  @Test
  void pages_are_read_only() {
    HttpResponse<String> refused =
        SERVER.send(SERVER.to("/console/").POST(HttpRequest.BodyPublishers.ofString("login=x")));
    assertThat(refused.statusCode()).isEqualTo(405);
    assertThat(refused.headers().firstValue("Allow")).contains("GET, HEAD");
  }
}
