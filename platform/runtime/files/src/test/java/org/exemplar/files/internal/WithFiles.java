package org.exemplar.files.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.exemplar.files.FileScanner;
import org.exemplar.files.FileTransfer.Link;
import org.exemplar.files.FileTransfer.Part;
import org.exemplar.files.FileTransfer.Refused;
import org.exemplar.files.FileTransfer.Standing;
import org.exemplar.files.FileTransfer.Whole;
import org.exemplar.files.StoredFile;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.Change;
import org.exemplar.store.internal.Engine;
import org.exemplar.store.internal.RelationalStore;
import org.exemplar.testing.MovableClock;
import org.exemplar.testing.OnBothEngines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of files of two accounts, in a folder of their own, with a scanner that a test chooses. */
abstract class WithFiles extends OnBothEngines {
  static final Caller LI = person("li");
  static final Caller WANG = person("wang");
  static final Caller OWNER = Caller.trusted(Origin.OWNER);
  static final String TEXT = "text/plain";

  /** What every scanner knows, put together so that none of them finds it here. */
  static final String EICAR =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

  @TempDir private Path data;

  final MovableClock clock = new MovableClock();
  final List<FileScanner> scanners = new CopyOnWriteArrayList<>();
  RelationalStore store;
  FilesRoom room;
  Uploads uploads;
  Arrivals arrivals;
  StoredFiles files;
  Housekeeping housekeeping;

  private static Caller person(String id) {
    return Caller.signedIn(Origin.of(id), Optional.empty(), Set.of(), permission -> Reach.NOTHING);
  }

  @BeforeEach
  final void open() throws IOException {
    store = RelationalStore.open(Engine.of(this::property), clock);
    begin();
  }

  /** As it is after a start of the platform. */
  final void begin() throws IOException {
    FilesSettings usual = FilesSettings.usual(data);
    FilesSettings settings =
        new FilesSettings(usual.folder(), 10_000, 30_000, 3, usual.mediaTypes(), Optional.empty());
    room = new FilesRoom(store, clock, settings, () -> scanners);
    uploads = new Uploads(room);
    Completion completion = new Completion(room);
    arrivals = new Arrivals(room, completion);
    files = new StoredFiles(room);
    housekeeping = new Housekeeping(room, arrivals, completion, files);
  }

  @AfterEach
  final void close() {
    store.close();
  }

  final Outcome<Upload> ask(Caller caller, String name, String type, long size) {
    return uploads.begin(caller, new Upload.Wanted(name, type, size, Optional.empty()));
  }

  final Upload begun(Caller caller, String name, String type, byte[] content) {
    return ask(caller, name, type, content.length).value().orElseThrow();
  }

  final Link link(Upload upload) {
    return parsed(uploads.link(upload));
  }

  /** A link as a servlet would read it. */
  static Link parsed(String address) {
    URI link = URI.create(address);
    String[] said = link.getQuery().split("[=&]");
    return new Link(
        link.getPath().substring(link.getPath().lastIndexOf('/') + 1), said[1], said[3]);
  }

  final Standing send(Upload upload, byte[] content) throws IOException {
    return take(upload, 0, content, content.length);
  }

  final Standing take(Upload upload, long first, byte[] content, long length) throws IOException {
    return arrivals.take(
        link(upload),
        new Part(OptionalLong.of(first), OptionalLong.of(length), OptionalLong.empty()),
        new ByteArrayInputStream(content),
        "request");
  }

  final Standing finish(Upload upload) throws IOException {
    return arrivals.take(
        link(upload),
        new Part(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty()),
        InputStream.nullInputStream(),
        "request");
  }

  final StoredFile brought(Caller caller, String name, String type, byte[] content)
      throws IOException {
    return file(send(begun(caller, name, type, content), content));
  }

  static StoredFile file(Standing standing) {
    if (standing instanceof Whole whole) {
      return whole.file();
    }
    throw new AssertionError(standing);
  }

  static String code(Object standing) {
    if (standing instanceof Refused refused) {
      return refused.refusal().code();
    }
    throw new AssertionError(standing);
  }

  static List<String> codes(Outcome<?> outcome) {
    return outcome.refusals().stream().map(Refusal::code).toList();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  final List<String> told() {
    return store.changes().after(0, 100).stream()
        .map((Change change) -> change.kind() + " " + change.subjectType())
        .toList();
  }

  /** Names of all that lies below a folder of the room. */
  final List<String> lying(String folder) throws IOException {
    try (Stream<Path> all = Files.walk(data.resolve("files").resolve(folder))) {
      return all.filter(Files::isRegularFile)
          .map(file -> String.valueOf(file.getFileName()))
          .sorted()
          .toList();
    }
  }
}
