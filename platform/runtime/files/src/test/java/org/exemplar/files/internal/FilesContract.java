package org.exemplar.files.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.exemplar.files.FileScanner;
import org.exemplar.files.FileShelf;
import org.exemplar.files.FileTransfer.Incomplete;
import org.exemplar.files.FileTransfer.Link;
import org.exemplar.files.FileTransfer.Part;
import org.exemplar.files.FileTransfer.Ready;
import org.exemplar.files.FileTransfer.Standing;
import org.exemplar.files.FileTransfer.Whole;
import org.exemplar.files.StoredFile;
import org.exemplar.files.StoredFile.State;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.store.Sha256;
import org.junit.jupiter.api.Test;

/** How files come, stay, go out and go away; the same on both engines. */
abstract class FilesContract extends WithFiles {
  private static final byte[] NOTE = bytes("关于开展示范点复核工作的通知\n");
  private static final byte[] PNG = {
    (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13
  };

  @Test
  void a_file_that_is_sent_whole_is_there_and_can_be_fetched() throws IOException {
    StoredFile file = brought(LI, "通知.txt", TEXT, NOTE);

    assertThat(file.name()).isEqualTo("通知.txt");
    assertThat(file.mediaType()).isEqualTo(TEXT);
    assertThat(file.sha256()).isEqualTo(Sha256.hex(NOTE));
    assertThat(file.state()).isEqualTo(State.UNSCANNED);
    assertThat(fetched(file)).isEqualTo(NOTE);
    assertThat(told()).containsExactly("CREATED File");
    assertThat(lying("uploads")).isEmpty();
  }

  @Test
  void a_file_comes_in_parts_and_each_follows_on_the_last() throws IOException {
    Upload upload = begun(LI, "通知.txt", TEXT, NOTE);
    byte[] first = java.util.Arrays.copyOfRange(NOTE, 0, 10);
    byte[] rest = java.util.Arrays.copyOfRange(NOTE, 10, NOTE.length);

    assertThat(take(upload, 0, first, 10)).isEqualTo(new Incomplete(10, NOTE.length));
    assertThat(code(take(upload, 11, rest, rest.length))).isEqualTo("OFFSET_MISMATCH");
    assertThat(arrivals.standing(link(upload))).isEqualTo(new Incomplete(10, NOTE.length));
    assertThat(fetched(file(take(upload, 10, rest, rest.length)))).isEqualTo(NOTE);
  }

  @Test
  void a_part_at_the_beginning_begins_anew() throws IOException {
    Upload upload = begun(LI, "通知.txt", TEXT, NOTE);
    take(upload, 0, bytes("something else"), 14);

    assertThat(fetched(file(send(upload, NOTE)))).isEqualTo(NOTE);
  }

  @Test
  void what_came_of_a_part_that_broke_off_stays() throws IOException {
    Upload upload = begun(LI, "通知.txt", TEXT, NOTE);
    InputStream breaking =
        new InputStream() {
          private int left = 7;

          @Override
          public int read() throws IOException {
            left--;
            if (left < 0) {
              throw new IOException("the sender has gone");
            }
            return 'x';
          }
        };
    Standing standing =
        arrivals.take(
            link(upload),
            new Part(OptionalLong.of(0), OptionalLong.of(NOTE.length), OptionalLong.empty()),
            breaking,
            "request");

    assertThat(code(standing)).isEqualTo("UPLOAD_CUT_SHORT");
    assertThat(arrivals.standing(link(upload))).isEqualTo(new Incomplete(7, NOTE.length));
  }

  @Test
  void a_length_that_is_not_the_declared_one_is_refused_and_nothing_of_it_stays()
      throws IOException {
    Upload upload = begun(LI, "通知.txt", TEXT, NOTE);
    byte[] more = new byte[NOTE.length + 1];
    Standing unknownLength =
        arrivals.take(
            link(upload),
            new Part(OptionalLong.of(0), OptionalLong.empty(), OptionalLong.empty()),
            new java.io.ByteArrayInputStream(more),
            "request");
    Standing otherTotal =
        arrivals.take(
            link(upload),
            new Part(OptionalLong.of(0), OptionalLong.of(5), OptionalLong.of(6)),
            InputStream.nullInputStream(),
            "request");

    assertThat(code(unknownLength)).isEqualTo("UPLOAD_LENGTH_WRONG");
    assertThat(code(otherTotal)).isEqualTo("UPLOAD_LENGTH_WRONG");
    assertThat(code(take(upload, 0, more, more.length))).isEqualTo("UPLOAD_LENGTH_WRONG");
    assertThat(arrivals.standing(link(upload))).isEqualTo(new Incomplete(0, NOTE.length));
  }

  @Test
  void an_upload_that_is_finished_says_so_however_often_it_is_sent() throws IOException {
    Upload upload = begun(LI, "通知.txt", TEXT, NOTE);
    StoredFile file = file(send(upload, NOTE));

    assertThat(send(upload, NOTE)).isEqualTo(new Whole(file, false));
    assertThat(finish(upload)).isEqualTo(new Whole(file, false));
    assertThat(arrivals.standing(link(upload))).isEqualTo(new Whole(file, false));
    assertThat(told()).containsExactly("CREATED File");
  }

  @Test
  void one_part_of_an_upload_is_taken_at_a_time() throws Exception {
    Upload upload = begun(LI, "通知.txt", TEXT, NOTE);
    CountDownLatch sending = new CountDownLatch(1);
    CountDownLatch refused = new CountDownLatch(1);
    InputStream slow =
        new InputStream() {
          @Override
          public int read() throws IOException {
            sending.countDown();
            await(refused);
            return -1;
          }
        };
    try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Standing> first =
          other.submit(
              () ->
                  arrivals.take(
                      link(upload),
                      new Part(
                          OptionalLong.of(0), OptionalLong.of(NOTE.length), OptionalLong.empty()),
                      slow,
                      "request"));
      await(sending);
      assertThat(code(send(upload, NOTE))).isEqualTo("UPLOAD_BUSY");
      refused.countDown();
      assertThat(code(first.get(60, TimeUnit.SECONDS))).isEqualTo("UPLOAD_CUT_SHORT");
    }
    assertThat(send(upload, NOTE)).isInstanceOf(Whole.class);
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new IOException(interrupted);
    }
  }

  @Test
  void a_crash_between_two_steps_leaves_an_upload_that_goes_on() throws IOException {
    Upload upload = begun(LI, "通知.txt", TEXT, NOTE);
    take(upload, 0, NOTE, 5);
    begin();
    assertThat(arrivals.standing(link(upload))).isEqualTo(new Incomplete(5, NOTE.length));

    Files.write(room.folder.part(upload.id()), NOTE);
    begin();
    assertThat(arrivals.standing(link(upload))).isEqualTo(new Incomplete(NOTE.length, NOTE.length));
    assertThat(fetched(file(finish(upload)))).isEqualTo(NOTE);
  }

  @Test
  void a_crash_before_or_after_the_content_was_put_in_its_place_ends_in_one_whole_file()
      throws IOException {
    for (boolean moved : List.of(false, true)) {
      Upload upload = begun(LI, moved + ".txt", TEXT, NOTE);
      Files.write(room.folder.part(upload.id()), NOTE);
      String sha256 = Sha256.hex(NOTE);
      store.write(
          transaction -> {
            UploadStore.found(
                transaction.handle(), upload.id(), new Upload.Found(sha256, TEXT, State.CLEAN));
            return true;
          });
      if (moved) {
        assertThat(room.folder.keep(upload.id(), sha256)).isTrue();
      }
      begin();
      housekeeping.run();

      StoredFile file = file(arrivals.standing(link(upload)));
      assertThat(file.name()).isEqualTo(moved + ".txt");
      assertThat(fetched(file)).isEqualTo(NOTE);
    }
    assertThat(told()).containsExactly("CREATED File", "CREATED File");
  }

  @Test
  void links_that_were_altered_or_have_expired_hold_nothing() throws IOException {
    Upload upload = begun(LI, "通知.txt", TEXT, NOTE);
    Upload other = begun(LI, "别的.txt", TEXT, NOTE);
    Link good = link(upload);
    for (Link altered :
        List.of(
            new Link(other.id(), good.expires(), good.signature()),
            new Link(good.key(), good.expires() + "0", good.signature()),
            new Link(good.key(), "", good.signature()),
            new Link(good.key(), good.expires(), ""),
            new Link(good.key(), good.expires(), good.signature() + "0"))) {
      assertThat(code(arrivals.standing(altered))).isEqualTo("LINK_INVALID");
    }
    StoredFile file = file(send(upload, NOTE));
    assertThat(code(files.open(new Link(file.key(), good.expires(), good.signature()))))
        .isEqualTo("LINK_INVALID");

    Link download = parsed(files.link(file).orElseThrow());
    clock.advance(FileLinks.DOWNLOAD.minusSeconds(1));
    assertThat(files.open(download)).isInstanceOf(Ready.class);
    clock.advance(Duration.ofSeconds(1));
    assertThat(code(files.open(download))).isEqualTo("LINK_EXPIRED");
    clock.advance(Uploads.LIFETIME);
    assertThat(code(arrivals.standing(good))).isEqualTo("LINK_EXPIRED");
  }

  @Test
  void what_is_said_of_a_file_is_checked_before_it_comes() {
    assertThat(codes(ask(LI, "a/b.txt", TEXT, 1))).containsExactly("FILE_NAME_INVALID");
    assertThat(codes(ask(LI, " ", TEXT, 1))).containsExactly("FILE_NAME_INVALID");
    assertThat(codes(ask(LI, "a.html", "text/html", 1))).containsExactly("FILE_TYPE_NOT_ALLOWED");
    assertThat(codes(ask(LI, "a", "text", 1))).containsExactly("FILE_TYPE_NOT_ALLOWED");
    assertThat(codes(ask(LI, "a.txt", TEXT, 0))).containsExactly("FILE_SIZE_INVALID");
    assertThat(codes(ask(LI, "a.txt", TEXT, 10_001))).containsExactly("FILE_TOO_LARGE");
    assertThat(codes(uploads.begin(LI, new Upload.Wanted("a.txt", TEXT, 1, Optional.of("x")))))
        .containsExactly("FILE_DIGEST_INVALID");
  }

  @Test
  void an_account_has_a_quota_of_uploads_and_of_bytes() throws IOException {
    for (int i = 0; i < 3; i++) {
      assertThat(ask(LI, i + ".txt", TEXT, 10).value()).isPresent();
    }
    assertThat(codes(ask(LI, "3.txt", TEXT, 10))).containsExactly("UPLOAD_LIMIT");
    assertThat(ask(WANG, "0.txt", TEXT, 10_000).value()).isPresent();
    assertThat(ask(WANG, "1.txt", TEXT, 10_000).value()).isPresent();
    assertThat(codes(ask(WANG, "2.txt", TEXT, 10_000 + 1))).containsExactly("FILE_TOO_LARGE");

    clock.advance(Uploads.LIFETIME);
    housekeeping.run();
    byte[] large = bytes("x".repeat(10_000));
    for (int i = 0; i < 3; i++) {
      brought(WANG, i + ".txt", TEXT, large);
    }
    assertThat(codes(ask(WANG, "4.txt", TEXT, 1))).containsExactly("FILE_QUOTA");
  }

  @Test
  void an_upload_of_the_same_file_or_with_the_same_key_is_taken_up() throws IOException {
    Upload.Wanted wanted =
        new Upload.Wanted("通知.txt", TEXT, NOTE.length, Optional.of(Sha256.hex(NOTE)));
    Upload first = uploads.begin(LI, wanted).value().orElseThrow();
    assertThat(uploads.begin(LI, wanted).value()).contains(first);
    assertThat(uploads.begin(WANG, wanted).value().orElseThrow().id()).isNotEqualTo(first.id());

    var keyed = LI.from(LI.origin().because(Optional.empty(), Optional.of("key-1")));
    Upload named = begun(keyed, "a.txt", TEXT, NOTE);
    send(named, NOTE);
    assertThat(begun(keyed, "a.txt", TEXT, NOTE).id()).isEqualTo(named.id());
    assertThat(begun(LI, "a.txt", TEXT, NOTE).id()).isNotEqualTo(named.id());
  }

  @Test
  void another_digest_than_the_declared_one_is_refused_and_the_upload_begins_anew()
      throws IOException {
    Upload upload =
        uploads
            .begin(
                LI, new Upload.Wanted("通知.txt", TEXT, NOTE.length, Optional.of(Sha256.hex(NOTE))))
            .value()
            .orElseThrow();
    assertThat(code(send(upload, bytes("x".repeat(NOTE.length)))))
        .isEqualTo("FILE_DIGEST_MISMATCH");
    assertThat(arrivals.standing(link(upload))).isEqualTo(new Incomplete(0, NOTE.length));
    assertThat(send(upload, NOTE)).isInstanceOf(Whole.class);
  }

  @Test
  void what_a_file_is_is_told_by_its_content() throws IOException {
    assertThat(sniffed("image/png", PNG)).isEqualTo("image/png");
    assertThat(sniffed("application/octet-stream", PNG)).isEqualTo("image/png");
    assertThat(sniffed("text/csv", bytes("代码,名称\n1,柳溪村\n"))).isEqualTo("text/csv");
    assertThat(sniffed(TEXT, "关于通知".getBytes(Charset.forName("GB18030")))).isEqualTo(TEXT);
    assertThat(sniffed("application/json", bytes("{\"a\": 1}"))).isEqualTo("application/json");
    assertThat(sniffed("application/pdf", bytes("%PDF-1.7\n"))).isEqualTo("application/pdf");
    assertThat(sniffed("application/zip", zip("a.txt"))).isEqualTo("application/zip");
    assertThat(sniffed("application/zip", zip("META-INF/MANIFEST.MF")))
        .isEqualTo("application/java-archive");
  }

  private String sniffed(String declared, byte[] content) throws IOException {
    return brought(LI, "file", declared, content).mediaType();
  }

  @Test
  void a_content_that_is_not_what_was_declared_is_refused_with_what_it_is() throws IOException {
    assertThat(refused("application/pdf", PNG)).isEqualTo("FILE_TYPE_MISMATCH");
    assertThat(refused("image/png", NOTE)).isEqualTo("FILE_TYPE_MISMATCH");
    assertThat(refused("application/java-archive", zip("a.txt"))).isEqualTo("FILE_TYPE_MISMATCH");
    assertThat(refused(TEXT, bytes("<!DOCTYPE html><html><script>x</script></html>")))
        .isEqualTo("FILE_TYPE_NOT_ALLOWED");
    assertThat(
            refused(
                "application/octet-stream",
                bytes("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>")))
        .isEqualTo("FILE_TYPE_NOT_ALLOWED");
    assertThat(refused("application/octet-stream", bytes("MZ\0\0\3\0\0\0")))
        .isEqualTo("FILE_TYPE_NOT_ALLOWED");
    assertThat(refused("application/octet-stream", bytes("\177ELF\2\1\1\0\0\0\0\0")))
        .isEqualTo("FILE_TYPE_NOT_ALLOWED");
    assertThat(refused("application/octet-stream", new byte[] {0, 1, 2, 3}))
        .isEqualTo("FILE_TYPE_NOT_ALLOWED");
    assertThat(lying("uploads")).isEmpty();
    assertThat(lying("content")).isEmpty();
    assertThat(told()).isEmpty();
  }

  private String refused(String declared, byte[] content) throws IOException {
    Upload upload = begun(LI, "file", declared, content);
    String code = code(send(upload, content));
    assertThat(code(arrivals.standing(link(upload)))).isEqualTo("UPLOAD_GONE");
    return code;
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes("Manifest-Version: 1.0\n"));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void what_a_scanner_finds_is_refused_and_written_down() throws IOException {
    scanners.add(
        content ->
            new String(content.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .contains("EICAR")
                ? new FileScanner.Infected("Eicar")
                : new FileScanner.Clean());
    Upload upload = begun(LI, "a.txt", TEXT, bytes(EICAR));

    assertThat(code(send(upload, bytes(EICAR)))).isEqualTo("FILE_INFECTED");
    assertThat(code(arrivals.standing(link(upload)))).isEqualTo("UPLOAD_GONE");
    assertThat(told()).containsExactly("CREATED FileUpload");
    assertThat(store.changes().after(0, 1).getFirst().payload())
        .contains("FILE_INFECTED", "Eicar", "\"account\":\"li\"");
    assertThat(lying("uploads")).isEmpty();
    assertThat(brought(LI, "b.txt", TEXT, NOTE).state()).isEqualTo(State.CLEAN);
  }

  @Test
  void without_an_answer_of_the_scanner_nothing_is_taken_and_it_may_be_tried_again()
      throws IOException {
    FileScanner silent = content -> new FileScanner.Unscanned("gone");
    scanners.add(silent);
    Upload upload = begun(LI, "a.txt", TEXT, NOTE);

    assertThat(code(send(upload, NOTE))).isEqualTo("SCANNER_UNAVAILABLE");
    assertThat(arrivals.standing(link(upload))).isEqualTo(new Incomplete(NOTE.length, NOTE.length));
    assertThat(told()).isEmpty();

    scanners.remove(silent);
    scanners.add(content -> new FileScanner.Clean());
    assertThat(file(finish(upload)).state()).isEqualTo(State.CLEAN);
  }

  @Test
  void what_came_before_there_was_a_scanner_is_scanned_before_it_goes_out() throws IOException {
    StoredFile good = brought(LI, "a.txt", TEXT, NOTE);
    StoredFile bad = brought(LI, "b.txt", TEXT, bytes(EICAR));
    Link first = parsed(files.link(good).orElseThrow());
    Link second = parsed(files.link(bad).orElseThrow());
    FileScanner silent = content -> new FileScanner.Unscanned("gone");
    scanners.add(silent);
    assertThat(code(files.open(first))).isEqualTo("SCANNER_UNAVAILABLE");

    scanners.remove(silent);
    scanners.add(
        content ->
            content.readAllBytes().length == NOTE.length
                ? new FileScanner.Clean()
                : new FileScanner.Infected("Eicar"));
    assertThat(files.open(first)).isInstanceOf(Ready.class);
    assertThat(code(files.open(second))).isEqualTo("FILE_INFECTED");
    scanners.clear();
    assertThat(code(files.open(second))).isEqualTo("FILE_INFECTED");
    StoredFile seen = files.load(List.of(bad.key()), LI).get(bad.key());
    assertThat(files.link(java.util.Objects.requireNonNull(seen))).isEmpty();
  }

  @Test
  void a_file_is_seen_by_who_brought_it_and_by_the_owner_of_the_data_folder() throws IOException {
    StoredFile file = brought(LI, "a.txt", TEXT, NOTE);
    StoredFile other = brought(WANG, "b.txt", TEXT, NOTE);
    List<String> both = List.of(file.key(), other.key());

    assertThat(files.load(both, LI)).containsOnlyKeys(file.key());
    assertThat(files.load(both, OWNER)).containsOnlyKeys(file.key(), other.key());
    assertThat(files.load(both, org.exemplar.spi.identity.Caller.anonymous())).isEmpty();
    assertThat(files.page(LI, new PageRequest(10, Optional.empty())).nodes()).containsExactly(file);
    assertThat(files.page(OWNER, new PageRequest(10, Optional.empty())).nodes())
        .containsExactly(other, file);
    assertThat(files.page(OWNER, new PageRequest(10, Optional.empty())).totalCount()).isEqualTo(2);
    assertThat(codes(files.delete(other.id(), LI))).containsExactly("FILE_NOT_FOUND");
    assertThat(codes(files.delete(new GlobalId("Account", other.key()).encode(), WANG)))
        .containsExactly("FILE_NOT_FOUND");
    assertThat(files.find(other.id(), LI)).isInstanceOf(FileShelf.Refused.class);
    assertThat(files.find(other.id(), WANG)).isInstanceOf(FileShelf.Found.class);
  }

  @Test
  void a_file_that_is_deleted_is_gone_with_its_links_and_its_content() throws IOException {
    StoredFile file = brought(LI, "a.txt", TEXT, NOTE);
    StoredFile same = brought(LI, "b.txt", TEXT, NOTE);
    Link link = parsed(files.link(file).orElseThrow());

    assertThat(files.delete(file.id(), LI).value()).isPresent();
    assertThat(code(files.open(link))).isEqualTo("FILE_GONE");
    assertThat(fetched(same)).isEqualTo(NOTE);
    assertThat(files.delete(same.id(), LI).value()).isPresent();
    assertThat(told())
        .containsExactly("CREATED File", "CREATED File", "DELETED File", "DELETED File");
    clockOfContent(Sha256.hex(NOTE));
    housekeeping.run();
    assertThat(lying("content")).isEmpty();
  }

  /** Where other nodes write too, contents go when nobody has touched them for a day. */
  private void clockOfContent(String sha256) throws IOException {
    if (Files.exists(room.folder.content(sha256))) {
      Files.setLastModifiedTime(
          room.folder.content(sha256),
          FileTime.from(clock.instant().minus(Housekeeping.LOST).minusSeconds(1)));
    }
  }

  @Test
  void a_file_is_kept_as_long_as_something_refers_to_it() throws IOException {
    StoredFile kept = brought(LI, "a.txt", TEXT, NOTE);
    StoredFile idle = brought(LI, "b.txt", TEXT, bytes("b"));
    StoredFile until = brought(LI, "c.txt", TEXT, bytes("c"));
    assertThat(files.refer(kept, new FileShelf.Reference("PluginChange", "1", Optional.empty())))
        .isTrue();
    Duration month = Duration.ofDays(30);
    files.refer(
        until,
        new FileShelf.Reference("PluginChange", "2", Optional.of(clock.instant().plus(month))));
    assertThat(codes(files.delete(kept.id(), LI))).containsExactly("FILE_IN_USE");

    clock.advance(Housekeeping.IDLE);
    housekeeping.run();
    assertThat(present(kept, idle, until)).containsExactly(kept, until);

    clock.advance(month);
    housekeeping.run();
    assertThat(present(kept, until)).containsExactly(kept, until);
    clock.advance(Housekeeping.IDLE);
    housekeeping.run();
    assertThat(present(kept, until)).containsExactly(kept);

    files.release("PluginChange", "1");
    housekeeping.run();
    assertThat(present(kept)).containsExactly(kept);
    clock.advance(Housekeeping.IDLE);
    housekeeping.run();
    assertThat(present(kept)).isEmpty();
    assertThat(files.refer(kept, new FileShelf.Reference("PluginChange", "1", Optional.empty())))
        .isFalse();
  }

  private List<StoredFile> present(StoredFile... all) {
    return List.copyOf(
        files.load(java.util.Arrays.stream(all).map(StoredFile::key).toList(), LI).values());
  }

  @Test
  void uploads_that_come_to_nothing_are_taken_away_after_a_day() throws IOException {
    Upload upload = begun(LI, "a.txt", TEXT, NOTE);
    take(upload, 0, NOTE, 5);
    housekeeping.run();
    assertThat(lying("uploads")).hasSize(1);

    clock.advance(Uploads.LIFETIME);
    housekeeping.run();
    assertThat(lying("uploads")).isEmpty();
    assertThat(ask(LI, "a.txt", TEXT, 5).value()).isPresent();
  }

  @Test
  void contents_and_parts_that_belong_to_nothing_are_taken_away_and_others_stay()
      throws IOException {
    StoredFile file = brought(LI, "a.txt", TEXT, NOTE);
    String lost = Sha256.hex(bytes("lost"));
    Files.createDirectories(room.folder.content(lost).getParent());
    Files.write(room.folder.content(lost), bytes("lost"));
    Files.write(room.folder.part("nobody"), bytes("lost"));
    for (var each :
        List.of(
            room.folder.content(lost),
            room.folder.part("nobody"),
            room.folder.content(file.sha256()))) {
      Files.setLastModifiedTime(
          each, FileTime.from(clock.instant().minus(Housekeeping.LOST).minusSeconds(1)));
    }
    housekeeping.run();

    assertThat(lying("content")).containsExactly(file.sha256());
    assertThat(lying("uploads")).isEmpty();
  }

  private byte[] fetched(StoredFile file) throws IOException {
    return switch (files.open(parsed(files.link(file).orElseThrow()))) {
      case Ready ready -> Files.readAllBytes(ready.content());
      case org.exemplar.files.FileTransfer.Refused refused -> throw new AssertionError(refused);
    };
  }
}
