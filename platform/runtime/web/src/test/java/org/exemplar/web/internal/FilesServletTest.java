package org.exemplar.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.exemplar.files.FileTransfer.Incomplete;
import org.exemplar.files.FileTransfer.Link;
import org.exemplar.files.FileTransfer.Part;
import org.exemplar.files.FileTransfer.Whole;
import org.exemplar.spi.schema.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files over HTTP: what a signed link takes, tells and hands out. */
class FilesServletTest {
  private static final String UPLOAD = "/files/uploads/u1?expires=12&signature=ab";
  private static final String FILE = "/files/k1?expires=12&signature=ab";
  private static final String CONTENT = "关于公开年度报告的通知".repeat(40);

  @TempDir private Path folder;
  private TestServer server;
  private FakeTransfer transfer;

  @BeforeEach
  void start() throws IOException {
    server = new TestServer();
    transfer = new FakeTransfer(Files.writeString(folder.resolve("content"), CONTENT));
    server.files.transfer = transfer;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpRequest.Builder put(String body) {
    return server.to(UPLOAD).PUT(BodyPublishers.ofString(body));
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void a_whole_body_is_a_part_from_the_beginning() {
    transfer.standing = new Incomplete(10, 10);
    HttpResponse<String> answer = server.send(put("0123456789"));

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(header(answer, "Upload-Offset")).isEqualTo("10");
    assertThat(header(answer, "Upload-Length")).isEqualTo("10");
    assertThat(transfer.link).isEqualTo(new Link("u1", "12", "ab"));
    assertThat(transfer.part)
        .isEqualTo(new Part(OptionalLong.of(0), OptionalLong.of(10), OptionalLong.of(10)));
    assertThat(transfer.taken).asString().isEqualTo("0123456789");
  }

  @Test
  void content_range_says_which_part_it_is() {
    server.send(put("456").header("Content-Range", "bytes 4-6/10"));
    assertThat(transfer.part)
        .isEqualTo(new Part(OptionalLong.of(4), OptionalLong.of(3), OptionalLong.of(10)));
    server.send(put("").header("Content-Range", "bytes */10"));
    assertThat(transfer.part)
        .isEqualTo(new Part(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(10)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes 4-7/10",
        "bytes 6-4/10",
        "bytes 8-10/10",
        "bytes 4-6",
        "items 4-6/10",
        "bytes 99999999999999999999-6/10"
      })
  void a_content_range_that_does_not_fit_is_refused(String range) {
    HttpResponse<String> answer = server.send(put("456").header("Content-Range", range));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"code\":\"BAD_REQUEST\"");
    assertThat(transfer.part).isNull();
  }

  @Test
  void the_last_part_is_answered_with_the_file() {
    transfer.standing = new Whole(transfer.file(), true);
    HttpResponse<String> answer = server.send(put("0123456789"));
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body())
        .contains(
            "\"id\":\"" + transfer.file().id(),
            "\"mediaType\":\"text/plain\"",
            "\"sha256\":\"" + FakeTransfer.DIGEST,
            "\"state\":\"CLEAN\"")
        .doesNotContain("\"li\"");

    transfer.standing = new Whole(transfer.file(), false);
    assertThat(server.send(put("0123456789")).statusCode()).isEqualTo(200);
  }

  @Test
  void head_tells_how_much_has_arrived() {
    transfer.standing = new Incomplete(4, 10);
    HttpResponse<String> answer =
        server.send(server.to(UPLOAD).method("HEAD", BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Upload-Offset")).isEqualTo("4");
    assertThat(header(answer, "Upload-Length")).isEqualTo("10");
  }

  @ParameterizedTest
  @CsvSource({
    "LINK_INVALID, 403",
    "LINK_EXPIRED, 410",
    "UPLOAD_GONE, 410",
    "OFFSET_MISMATCH, 409",
    "UPLOAD_BUSY, 409",
    "UPLOAD_LENGTH_WRONG, 400",
    "UPLOAD_CUT_SHORT, 400",
    "FILE_DIGEST_MISMATCH, 422",
    "FILE_TYPE_MISMATCH, 415",
    "FILE_TYPE_NOT_ALLOWED, 415",
    "FILE_INFECTED, 422",
    "SCANNER_UNAVAILABLE, 503",
    "FILE_STORAGE_FULL, 507"
  })
  void a_refusal_has_its_status_its_code_and_the_place_to_go_on(String code, int status) {
    transfer.refusal = Refusal.of(code, "不行", "no");
    HttpResponse<String> answer = server.send(put("456").header("Accept-Language", "en"));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"", "\"message\":\"no\"");
    assertThat(header(answer, "Upload-Offset")).isEqualTo("4");
    assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
  }

  @Test
  void a_file_is_sent_to_be_kept_under_its_own_name() {
    HttpResponse<String> answer = server.send(server.to(FILE));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(CONTENT);
    assertThat(transfer.link).isEqualTo(new Link("k1", "12", "ab"));
    assertThat(header(answer, "Content-Type")).startsWith("text/plain");
    assertThat(header(answer, "Content-Disposition"))
        .isEqualTo(
            "attachment; filename=\"___ _____ 2026.txt\"; filename*=UTF-8''%E6%9F%B3%E6%BA%AA%E6%9D"
                + "%91%20%22%E5%B9%B4%E6%8A%A5%22%3B%202026.txt");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Content-Security-Policy")).contains("sandbox");
    assertThat(header(answer, "ETag")).isEqualTo('"' + FakeTransfer.DIGEST + '"');
  }

  @Test
  void parts_of_a_file_are_had_by_their_place() throws IOException {
    byte[] all = Files.readAllBytes(folder.resolve("content"));
    HttpResponse<String> middle =
        server.send(server.to(FILE).header("Range", "bytes=3-8").header("Accept-Encoding", "gzip"));
    assertThat(middle.statusCode()).isEqualTo(206);
    assertThat(middle.body()).isEqualTo(CONTENT.substring(1, 3));
    assertThat(header(middle, "Content-Range")).isEqualTo("bytes 3-8/" + all.length);
    assertThat(header(middle, "Content-Length")).isEqualTo("6");

    HttpResponse<String> end = server.send(server.to(FILE).header("Range", "bytes=-3"));
    assertThat(end.statusCode()).isEqualTo(206);
    assertThat(end.body()).isEqualTo("知");

    HttpResponse<String> beyond =
        server.send(server.to(FILE).header("Range", "bytes=" + all.length + "-"));
    assertThat(beyond.statusCode()).isEqualTo(416);
    assertThat(beyond.body()).contains("RANGE_NOT_SATISFIABLE");
    assertThat(header(beyond, "Content-Range")).isEqualTo("bytes */" + all.length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,4-5", "items=1-2", "bytes=-", "bytes=8-3", "nonsense"})
  void whoever_asks_for_what_we_do_not_know_gets_all_of_it(String range) {
    HttpResponse<String> answer = server.send(server.to(FILE).header("Range", range));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(CONTENT);
  }

  @Test
  void who_has_the_file_gets_nothing_and_who_had_another_one_gets_all() {
    String tag = '"' + FakeTransfer.DIGEST + '"';
    assertThat(server.send(server.to(FILE).header("If-None-Match", tag)).statusCode())
        .isEqualTo(304);
    HttpRequest.Builder part = server.to(FILE).header("Range", "bytes=0-2");
    assertThat(server.send(part.copy().header("If-Range", tag)).statusCode()).isEqualTo(206);
    assertThat(server.send(part.copy().header("If-Range", "\"other\"")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void head_of_a_file_tells_its_length_alone() throws IOException {
    HttpResponse<String> answer =
        server.send(server.to(FILE).method("HEAD", BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(header(answer, "Content-Length"))
        .isEqualTo(Long.toString(Files.size(folder.resolve("content"))));
  }

  @Test
  void what_cannot_be_handed_out_is_said_like_all_faults() throws IOException {
    transfer.refusal = Refusal.of("LINK_INVALID", "不行", "no");
    assertThat(server.get(FILE).statusCode()).isEqualTo(403);
    transfer.refusal = null;
    Files.delete(folder.resolve("content"));
    HttpResponse<String> gone = server.get(FILE);
    assertThat(gone.statusCode()).isEqualTo(410);
    assertThat(gone.body()).contains("FILE_GONE");
  }

  @Test
  void each_link_has_its_methods_and_without_the_room_nothing_is_ready() {
    assertThat(server.get(UPLOAD).statusCode()).isEqualTo(405);
    assertThat(server.send(server.to(FILE).PUT(BodyPublishers.ofString("x"))).statusCode())
        .isEqualTo(405);
    assertThat(server.send(server.to(FILE).DELETE()).statusCode()).isEqualTo(405);
    server.files.transfer = null;
    assertThat(server.get(FILE).statusCode()).isEqualTo(503);
  }
}
