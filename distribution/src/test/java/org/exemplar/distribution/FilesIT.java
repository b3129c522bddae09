package org.exemplar.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.exemplar.testkit.GraphQl;
import org.exemplar.testkit.PlatformProcess;
import org.exemplar.testkit.PlatformProcess.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files at the assembled platform: brought, kept, fetched, refused. */
@Timeout(600)
class FilesIT {
  private static final String CREATE =
      """
      mutation($input: CreateUploadInput!) {
        createUpload(input: $input) {
          upload { url method received maximumSize }
          errors { ... on InputError { code path } ... on LimitExceeded { limit } }
        }
      }
      """;
  private static final String NAME = "柳溪村 2026 年报.pdf";
  private static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  private static final int LARGE = 3_000_000;

  @TempDir private Path work;
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void a_file_outlives_the_death_of_the_platform_between_its_parts_and_a_restart()
      throws Exception {
    byte[] content = pdf();
    Path data = work.resolve("data");
    String url;
    try (Platform platform = Platform.start(data)) {
      url = upload(platform, NAME, "application/pdf", content.length);
      HttpResponse<String> first = part(platform, url, content, 0, 1_000_000);
      assertThat(first.statusCode()).isEqualTo(204);
      platform.kill();
    }
    String id;
    try (Platform platform = Platform.start(data)) {
      assertThat(head(platform, url).headers().firstValue("Upload-Offset")).contains("1000000");
      HttpResponse<String> wrong = part(platform, url, content, 2_000_000, LARGE);
      assertThat(wrong.statusCode()).isEqualTo(409);
      assertThat(wrong.body()).contains("OFFSET_MISMATCH");
      HttpResponse<String> last = part(platform, url, content, 1_000_000, LARGE);
      assertThat(last.statusCode()).as(last.body()).isEqualTo(201);
      JsonNode file = Platform.JSON.readTree(last.body());
      assertThat(file.path("name").asText()).isEqualTo(NAME);
      assertThat(file.path("mediaType").asText()).isEqualTo("application/pdf");
      id = file.path("id").asText();
      platform.kill();
    }
    try (Platform platform = Platform.start(data)) {
      assertThat(fetched(platform, link(platform, id)).body()).isEqualTo(content);
      assertThat(
              platform
                  .data("{ auditLog { entries(first: 50) { nodes { subjectType } } } }")
                  .findValuesAsText("subjectType"))
          .contains("File");
    }
  }

  @Test
  void a_file_is_fetched_by_its_link_alone_and_by_nobody_else() throws Exception {
    try (Platform platform = Platform.start(work.resolve("data"))) {
      byte[] content = pdf();
      String id = bring(platform, NAME, "application/pdf", content);
      String link = link(platform, id);
      HttpResponse<byte[]> whole = fetched(platform, link);
      assertThat(whole.statusCode()).isEqualTo(200);
      assertThat(whole.body()).isEqualTo(content);
      assertThat(whole.headers().firstValue("Content-Disposition").orElse(""))
          .startsWith("attachment;")
          .endsWith("filename*=UTF-8''%E6%9F%B3%E6%BA%AA%E6%9D%91%202026%20%E5%B9%B4%E6%8A%A5.pdf");
      HttpResponse<byte[]> part =
          fetched(platform, link, "Range", "bytes=5-9", "Accept-Encoding", "gzip");
      assertThat(part.statusCode()).isEqualTo(206);
      assertThat(part.body()).isEqualTo(Arrays.copyOfRange(content, 5, 10));
      assertThat(fetched(platform, link, "Range", "bytes=" + LARGE + "-").statusCode())
          .isEqualTo(416);

      String altered = link.substring(0, link.length() - 1) + (link.endsWith("0") ? "1" : "0");
      assertThat(fetched(platform, altered).statusCode()).isEqualTo(403);
      assertThat(new String(fetched(platform, altered).body(), UTF_8)).contains("LINK_INVALID");
      assertThat(anonymous(platform, "{ node(id: \\\"" + id + "\\\") { id } }"))
          .contains("\"node\":null");
      assertThat(anonymous(platform, "{ files { totalCount } }")).contains("UNAUTHENTICATED");

      JsonNode gone =
          platform.data(
              "mutation { deleteFile(input: {file: \""
                  + id
                  + "\"}) { file { id } errors {"
                  + " __typename } } }");
      assertThat(gone.at("/deleteFile/file/id").asText()).isEqualTo(id);
      assertThat(fetched(platform, link).statusCode()).isEqualTo(410);
      assertThat(platform.data("{ files { totalCount } }").at("/files/totalCount").asInt())
          .isZero();
    }
  }

  @Test
  void what_is_too_large_of_another_type_or_not_what_it_says_is_refused() throws Exception {
    try (Platform platform = Platform.start(work.resolve("data"))) {
      assertThat(created(platform, "a.pdf", "application/pdf", Integer.MAX_VALUE).toString())
          .contains("FILE_TOO_LARGE", "104857600");
      assertThat(created(platform, "a.exe", "application/x-msdownload", 10).toString())
          .contains("FILE_TYPE_NOT_ALLOWED", "mediaType");
      byte[] page = "<!DOCTYPE html><html><body><script>x</script></body></html>".getBytes(UTF_8);
      String url = upload(platform, "a.pdf", "application/pdf", page.length);
      HttpResponse<String> refused = part(platform, url, page, 0, page.length);
      assertThat(refused.statusCode()).isEqualTo(415);
      assertThat(refused.body()).contains("FILE_TYPE_MISMATCH", "text/html");
      assertThat(head(platform, url).statusCode()).isEqualTo(410);
      assertThat(head(platform, url + "0").statusCode()).isEqualTo(403);
      byte[] word = word();
      String other = upload(platform, "a.docx", "application/octet-stream", word.length);
      JsonNode found = Platform.JSON.readTree(part(platform, other, word, 0, word.length).body());
      assertThat(found.path("mediaType").asText()).as(found.toString()).isEqualTo(WORD);
    }
  }

  @Test
  void a_virus_scanner_has_the_last_word_and_nothing_passes_while_it_is_silent() throws Exception {
    Path home = Homes.copy(work.resolve("home"));
    Path conf = home.resolve("conf").resolve("framework.properties");
    byte[] good = "关于复核工作的通知".getBytes(UTF_8);
    try (EicarClamd clamd = EicarClamd.listen()) {
      Files.writeString(
          conf, Files.readString(conf) + "\nexemplar.files.clamd=127.0.0.1:" + clamd.port() + "\n");
      try (PlatformProcess process = PlatformProcess.start(home, work.resolve("data"))) {
        byte[] bad = EicarClamd.EICAR.getBytes(UTF_8);
        HttpResponse<String> refused = sent(process, "a.txt", bad);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("FILE_INFECTED", "Eicar");
        assertThat(sent(process, "b.txt", good).body()).contains("\"state\":\"CLEAN\"");
        clamd.close();
        HttpResponse<String> later = sent(process, "c.txt", good);
        assertThat(later.statusCode()).isEqualTo(503);
        assertThat(later.body()).contains("SCANNER_UNAVAILABLE");
        assertThat(later.headers().firstValue("Upload-Offset")).contains("" + good.length);
        assertThat(process.answer("{ files { totalCount } }", Map.of()).toString())
            .contains("\"totalCount\":1");
      }
    }
  }

  @Test
  void a_plugin_is_installed_from_an_upload_which_is_kept_for_it() throws Exception {
    Path jar = Platform.HOME.resolve("catalogue/hunan-1.0.0.jar");
    try (Platform platform = Platform.start(work.resolve("data"))) {
      String id = bring(platform, "hunan.jar", "application/zip", Files.readAllBytes(jar));
      JsonNode planned =
          platform
              .answer(
                  "mutation($file: ID!) { planPluginChange(input: {operation: INSTALL, file:"
                      + " $file}) { change { id state plugin } errors { ... on InputError { code }"
                      + " } } }",
                  Map.of("file", id))
              .at("/data/planPluginChange");
      assertThat(planned.at("/change/state").asText()).as(planned.toString()).isEqualTo("PLANNED");
      assertThat(planned.at("/change/plugin").asText()).isEqualTo("hunan");
      assertThat(
              platform
                  .data(
                      "mutation { deleteFile(input: {file: \""
                          + id
                          + "\"}) { errors { ... on"
                          + " InputError { code } } } }")
                  .toString())
          .contains("FILE_IN_USE");
      assertThat(
              platform
                  .data(
                      "mutation { planPluginChange(input: {operation: INSTALL, file:"
                          + " \"bm93aGVyZQ\"}) { errors { ... on InputError { code path } } } }")
                  .toString())
          .contains("FILE_NOT_FOUND", "file");
      String plan = planned.at("/change/id").asText();
      assertThat(
              platform
                  .answer(
                      "mutation($plan: ID!) { applyPluginChange(input: {plan: $plan, confirmed:"
                          + " true}) { change { id } errors { __typename } } }",
                      Map.of("plan", plan))
                  .toString())
          .contains(plan, "\"errors\":[]");
      platform.eventually(
          "{ pluginChange(id: \"" + plan + "\") { state } }",
          answer -> answer.at("/data/pluginChange/state").asText().equals("APPLIED"));
      assertThat(platform.data("{ plugins { id state } }").toString()).contains("\"hunan\"");
    }
  }

  @Test
  void the_command_line_uploads_an_archive_that_a_request_has_no_room_for() throws Exception {
    byte[] noise = new byte[4_000_000];
    new Random(7).nextBytes(noise);
    Path large = work.resolve("large.jar");
    Files.write(large, zip(Map.of("noise", noise)));
    try (Platform platform = Platform.start(work.resolve("data"))) {
      Ended ended = Platform.run("plugin", "plan", large.toString(), "--server", platform.url());
      assertThat(platform.data("{ files { nodes { name size } } }").toString())
          .as(ended.output())
          .contains("plugin.jar", "" + Files.size(large));
    }
  }

  private static byte[] pdf() {
    byte[] content = new byte[LARGE];
    new Random(1).nextBytes(content);
    byte[] head = "%PDF-1.7\n".getBytes(UTF_8);
    System.arraycopy(head, 0, content, 0, head.length);
    return content;
  }

  /** What makes a document of Word one. */
  private static byte[] word() throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(
        "[Content_Types].xml",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Override PartName="/word/document.xml" ContentType="%s.main+xml"/>
        </Types>
        """
            .formatted(WORD)
            .strip()
            .getBytes(UTF_8));
    parts.put(
        "_rels/.rels",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
        </Relationships>
        """
            .strip()
            .getBytes(UTF_8));
    parts.put("word/document.xml", "<document/>".getBytes(UTF_8));
    return zip(parts);
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static JsonNode created(GraphQl platform, String name, String type, int size) {
    return platform
        .answer(CREATE, Map.of("input", Map.of("name", name, "mediaType", type, "size", size)))
        .at("/data/createUpload");
  }

  private static String upload(Platform platform, String name, String type, int size) {
    JsonNode payload = created(platform, name, type, size);
    assertThat(payload.path("errors")).isEmpty();
    assertThat(payload.at("/upload/method").asText()).isEqualTo("PUT");
    return payload.at("/upload/url").asText();
  }

  private HttpResponse<String> sent(PlatformProcess process, String name, byte[] content)
      throws Exception {
    JsonNode payload = created(process, name, "text/plain", content.length);
    return http.send(
        HttpRequest.newBuilder(URI.create(process.url() + payload.at("/upload/url").asText()))
            .PUT(BodyPublishers.ofByteArray(content))
            .build(),
        BodyHandlers.ofString());
  }

  private String bring(Platform platform, String name, String type, byte[] content)
      throws Exception {
    String url = upload(platform, name, type, content.length);
    HttpResponse<String> answer = part(platform, url, content, 0, content.length);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Platform.JSON.readTree(answer.body()).path("id").asText();
  }

  private HttpResponse<String> part(Platform platform, String url, byte[] content, int from, int to)
      throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(platform.url() + url))
            .header("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + content.length)
            .PUT(BodyPublishers.ofByteArray(content, from, to - from))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<Void> head(Platform platform, String url) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(platform.url() + url))
            .method("HEAD", BodyPublishers.noBody())
            .build(),
        BodyHandlers.discarding());
  }

  private static String link(Platform platform, String id) {
    return platform
        .data("{ node(id: \"" + id + "\") { ... on File { url } } }")
        .at("/node/url")
        .asText();
  }

  private HttpResponse<byte[]> fetched(Platform platform, String link, String... headers)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(platform.url() + link));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  private String anonymous(Platform platform, String query) throws Exception {
    return http.send(
            HttpRequest.newBuilder(URI.create(platform.url() + "/graphql"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\":\"" + query + "\"}"))
                .build(),
            BodyHandlers.ofString())
        .body();
  }
}
