package org.exemplar.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.exemplar.archive.CatalogueIndexer.Indexing;
import org.exemplar.archive.CatalogueReader.Catalogue;
import org.exemplar.archive.CatalogueReader.Fetching;
import org.exemplar.archive.CatalogueReader.Opening;
import org.exemplar.spi.LocalizedText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders and web addresses with an index of archives. */
class CatalogueTest {
  private static final TrustStore TRUST = Sources.trust(Sources.key());

  @TempDir Path work;
  private Path folder = Path.of("");
  private Optional<HttpServer> server = Optional.empty();

  @BeforeEach
  void two_archives() throws IOException {
    folder = Files.createDirectory(work.resolve("catalogue"));
    Files.move(Sources.signed(work, Sources.LOCALITY), folder.resolve("willow-1.2.0.jar"));
    Files.move(Sources.packed(work, Sources.SECTOR), folder.resolve("school.jar"));
  }

  @AfterEach
  void stop() {
    server.ifPresent(running -> running.stop(0));
  }

  @Test
  void an_index_says_who_every_plugin_is_and_is_the_same_for_the_same_archives()
      throws IOException {
    assertThat(((Indexing.Indexed) CatalogueIndexer.index(folder)).index().entries())
        .satisfiesExactly(
            school -> {
              assertThat(school.id()).isEqualTo("school");
              assertThat(school.publisher()).isEmpty();
              assertThat(school.file()).isEqualTo("school.jar");
            },
            willow -> {
              assertThat(willow.version()).hasToString("1.2.0");
              assertThat(willow.identity().scope()).containsExactly("990101", "990102");
              assertThat(willow.description())
                  .contains(new LocalizedText("柳溪的做法。", "What Willow does."));
              assertThat(willow.publisher()).contains("willow-office");
              assertThat((long) willow.size())
                  .isEqualTo(Files.size(folder.resolve("willow-1.2.0.jar")));
            });
    byte[] first = Files.readAllBytes(folder.resolve(CatalogueIndex.FILE));
    CatalogueIndexer.index(folder);
    assertThat(folder.resolve(CatalogueIndex.FILE)).hasBinaryContent(first);
  }

  @Test
  void an_index_lists_no_archive_that_is_none_and_no_version_twice() throws IOException {
    Files.copy(folder.resolve("school.jar"), folder.resolve("again.jar"));
    Files.writeString(folder.resolve("text.jar"), "no archive");
    Files.writeString(folder.resolve("a b.jar"), "no name");
    assertThat(((Indexing.NotIndexed) CatalogueIndexer.index(folder)).problems())
        .extracting(problem -> problem.code() + " " + problem.entry().orElseThrow())
        .containsExactly(
            "ENTRY_NAME a b.jar", "CATALOGUE_DUPLICATE school.jar", "ARCHIVE_UNREADABLE text.jar");
    assertThat(folder.resolve(CatalogueIndex.FILE)).doesNotExist();
  }

  @Test
  void a_signed_index_is_opened_by_whoever_trusts_its_publisher() throws IOException {
    signed();
    Opening.Opened opened = opened(reader(TRUST).open(folder));
    assertThat(opened.trust().level()).isEqualTo(Trust.Level.TRUSTED);
    assertThat(opened.trust().publisher().orElseThrow().id()).isEqualTo("willow-office");
    assertThat(fetched(opened.catalogue(), "willow"))
        .isEqualTo(Files.readAllBytes(folder.resolve("willow-1.2.0.jar")));
    assertThat(codes(reader(TrustStore.EMPTY).open(folder))).containsExactly("PUBLISHER_UNKNOWN");
  }

  @Test
  void an_archive_that_is_another_plugin_than_the_index_says_is_not_fetched() throws IOException {
    CatalogueIndexer.index(folder);
    Path index = folder.resolve(CatalogueIndex.FILE);
    Files.writeString(index, Files.readString(index).replace("\"1.2.0\"", "\"9.9.9\""));
    CatalogueIndexer.sign(
        folder, Sources.KEY.getPrivate(), "willow-office", "main", Sources.NOW, Optional.empty());
    Catalogue catalogue = opened(reader(TRUST).open(folder)).catalogue();
    assertThat(entry(catalogue, "willow").version()).hasToString("9.9.9");
    assertThat(refusal(catalogue, "willow")).isEqualTo("CATALOGUE_DIFFERS");
  }

  @Test
  void an_index_without_a_signature_goes_by_the_policy() throws IOException {
    CatalogueIndexer.index(folder);
    assertThat(codes(reader(TRUST).open(folder))).containsExactly("SIGNATURE_MISSING");
    TrustStore lenient = TRUST.withUnsigned(UnsignedPolicy.WARN);
    Opening.Opened opened = opened(reader(lenient).open(folder));
    assertThat(opened.trust().level()).isEqualTo(Trust.Level.UNSIGNED);
    assertThat(opened.warnings())
        .extracting(ArchiveProblem::code)
        .containsExactly("SIGNATURE_MISSING");
  }

  @Test
  void an_index_that_was_changed_or_is_signed_with_another_key_is_refused() throws IOException {
    signed();
    Path index = folder.resolve(CatalogueIndex.FILE);
    String text = Files.readString(index);
    Files.writeString(index, text.replace("1.2.0", "1.3.0"));
    assertThat(codes(reader(TRUST).open(folder))).containsExactly("SIGNATURE_INVALID");
    Files.writeString(index, text);
    CatalogueIndexer.sign(
        folder,
        Sources.OTHER_KEY.getPrivate(),
        "willow-office",
        "main",
        Sources.NOW,
        Optional.empty());
    assertThat(codes(reader(TRUST).open(folder))).containsExactly("SIGNATURE_INVALID");
    CatalogueIndexer.sign(
        folder,
        Sources.KEY.getPrivate(),
        "willow-office",
        "main",
        Sources.NOW.minus(Duration.ofDays(2)),
        Optional.of(Sources.NOW.minus(Duration.ofDays(1))));
    assertThat(codes(reader(TRUST).open(folder))).containsExactly("SIGNATURE_EXPIRED");
  }

  @Test
  void an_index_made_anew_is_not_signed_any_more() throws IOException {
    signed();
    CatalogueIndexer.index(folder);
    assertThat(folder.resolve(CatalogueIndex.SIGNATURE)).doesNotExist();
  }

  @Test
  void a_name_that_leads_out_of_the_folder_is_refused() throws IOException {
    CatalogueIndexer.index(folder);
    Path index = folder.resolve(CatalogueIndex.FILE);
    String text = Files.readString(index);
    TrustStore lenient = TRUST.withUnsigned(UnsignedPolicy.WARN);
    for (String name : List.of("../school.jar", "/school.jar", "http://a/s.jar", "a\\\\s.jar")) {
      Files.writeString(index, text.replace("\"school.jar\"", "\"" + name + "\""));
      assertThat(codes(reader(lenient).open(folder))).as(name).containsExactly("CATALOGUE_INVALID");
    }
  }

  @Test
  void an_archive_that_is_not_the_listed_one_is_not_given_out() throws IOException {
    signed();
    Catalogue catalogue = opened(reader(TRUST).open(folder)).catalogue();
    Path school = folder.resolve("school.jar");
    byte[] bytes = Files.readAllBytes(school);
    bytes[bytes.length / 2] ^= 1;
    Files.write(school, bytes);
    assertThat(refusal(catalogue, "school")).isEqualTo("CATALOGUE_DIFFERS");
    Files.write(school, new byte[bytes.length + 1]);
    assertThat(refusal(catalogue, "school")).isEqualTo("CATALOGUE_DIFFERS");
    Files.delete(school);
    assertThat(refusal(catalogue, "school")).isEqualTo("CATALOGUE_NOT_FOUND");
  }

  @Test
  void a_folder_of_the_distribution_needs_neither_a_signature_nor_an_index() throws IOException {
    Opening.Opened bare = opened(CatalogueReader.openShipped(folder));
    assertThat(bare.trust().level()).isEqualTo(Trust.Level.DISTRIBUTION);
    CatalogueIndexer.index(folder);
    assertThat(opened(CatalogueReader.openShipped(folder)).catalogue().index())
        .isEqualTo(bare.catalogue().index());
    assertThat(codes(CatalogueReader.openShipped(work.resolve("none"))))
        .containsExactly("CATALOGUE_NOT_FOUND");
    assertThat(codes(reader(TRUST).open(work))).containsExactly("CATALOGUE_NOT_FOUND");
  }

  @Test
  void a_web_address_holds_the_same_as_the_folder() throws IOException {
    signed();
    URI address = serve();
    Catalogue catalogue = opened(reader(TRUST).open(address)).catalogue();
    assertThat(fetched(catalogue, "willow"))
        .isEqualTo(Files.readAllBytes(folder.resolve("willow-1.2.0.jar")));
    Files.write(folder.resolve("school.jar"), new byte[1 << 20]);
    assertThat(refusal(catalogue, "school")).isEqualTo("CATALOGUE_DIFFERS");
    assertThat(opened(reader(TRUST).open(address.resolve("moved"))).catalogue().index())
        .isEqualTo(catalogue.index());
  }

  @Test
  void a_web_address_without_an_index_or_an_answer_is_told() throws IOException {
    URI address = serve();
    assertThat(codes(reader(TRUST).open(address))).containsExactly("CATALOGUE_NOT_FOUND");
    for (String path : List.of("elsewhere", "round", "broken")) {
      assertThat(codes(reader(TRUST).open(address.resolve(path))))
          .as(path)
          .containsExactly("CATALOGUE_UNREADABLE");
    }
    server.orElseThrow().stop(0);
    assertThat(codes(reader(TRUST).open(address))).containsExactly("CATALOGUE_UNREADABLE");
  }

  private URI serve() throws IOException {
    HttpServer running =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server = Optional.of(running);
    running.createContext(
        "/",
        exchange -> {
          String[] path = exchange.getRequestURI().getPath().split("/", -1);
          String file = path[path.length - 1];
          Optional<String> location =
              switch (path[1]) {
                case "moved" -> Optional.of("/" + file);
                case "elsewhere" -> Optional.of("file:///etc/" + file);
                case "round" -> Optional.of("/round/" + file);
                default -> Optional.empty();
              };
          location.ifPresent(to -> exchange.getResponseHeaders().add("Location", to));
          Path found = folder.resolve(file);
          boolean there = location.isEmpty() && Files.exists(found);
          byte[] body = there ? Files.readAllBytes(found) : "x".getBytes(StandardCharsets.UTF_8);
          int status = path[1].equals("broken") ? 500 : there ? 200 : 404;
          exchange.sendResponseHeaders(location.isPresent() ? 302 : status, body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    running.start();
    return URI.create("http://127.0.0.1:" + running.getAddress().getPort() + "/");
  }

  private void signed() throws IOException {
    CatalogueIndexer.index(folder);
    CatalogueIndexer.sign(
        folder, Sources.KEY.getPrivate(), "willow-office", "main", Sources.NOW, Optional.empty());
  }

  private static CatalogueReader reader(TrustStore trust) {
    return new CatalogueReader(trust, Sources.CLOCK);
  }

  private static Opening.Opened opened(Opening opening) {
    assertThat(codes(opening)).isEmpty();
    return (Opening.Opened) opening;
  }

  private static List<String> codes(Opening opening) {
    return opening instanceof Opening.NotOpened refused
        ? refused.problems().stream().map(ArchiveProblem::code).toList()
        : List.of();
  }

  private static byte[] fetched(Catalogue catalogue, String id) {
    return ((Fetching.Fetched) catalogue.fetch(entry(catalogue, id))).archive();
  }

  private static String refusal(Catalogue catalogue, String id) {
    return ((Fetching.NotFetched) catalogue.fetch(entry(catalogue, id))).problem().code();
  }

  private static CatalogueEntry entry(Catalogue catalogue, String id) {
    return catalogue.index().entries().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
