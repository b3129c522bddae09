package org.exemplar.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.exemplar.store.ChainEntry;
import org.exemplar.store.Checkpoint;
import org.exemplar.store.MerkleRoot;
import org.exemplar.store.SignerKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A server may say what it likes: what it answers has to fit. */
class AuditCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ENTRIES = 450;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final SignerKey key = SignerKey.make("example.org/log", new SecureRandom());
  private final HttpServer http;
  private List<ChainEntry> log = log(ENTRIES, "tester");
  private String checkpoint = "";

  AuditCommandTest() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void serve() {
    checkpoint = checkpoint(log);
    http.createContext("/graphql", this::answer);
    http.start();
  }

  @AfterEach
  void stop() {
    http.stop(0);
  }

  private static List<ChainEntry> log(int size, String actor) {
    List<ChainEntry> log = new ArrayList<>();
    String hash = ChainEntry.START;
    for (int n = 1; n <= size; n++) {
      hash = entry(n, actor, "").hashAfter(hash);
      log.add(entry(n, actor, hash));
    }
    return log;
  }

  private static ChainEntry entry(int position, String actor, String hash) {
    String at = "2026-03-01T12:00:00.000Z";
    return new ChainEntry(position, at, actor, "CREATED", "Note", "键" + position, "{}", "", hash);
  }

  private String checkpoint(List<ChainEntry> of) {
    MerkleRoot root = new MerkleRoot();
    of.forEach(entry -> root.add(entry.leaf()));
    return key.sign(new Checkpoint("example.org/log", of.size(), root.hash()).text());
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode request = JSON.readTree(exchange.getRequestBody());
    String query = request.path("query").asText();
    ObjectNode data = JSON.createObjectNode();
    ObjectNode auditLog = data.putObject("data").putObject("auditLog");
    if (query.contains("verifierKey")) {
      auditLog.put("verifierKey", key.verifier().text());
    } else if (query.contains("checkpoint")) {
      auditLog.putObject("checkpoint").put("text", checkpoint);
    } else {
      page(auditLog.putObject("entries"), request.at("/variables/after").asText("0"));
    }
    byte[] body = JSON.writeValueAsBytes(data);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void page(ObjectNode page, String after) {
    int from = Integer.parseInt(after);
    int to = Math.min(log.size(), from + 200);
    log.subList(from, to).forEach(entry -> page.withArray("nodes").add(JSON.valueToTree(entry)));
    page.putObject("pageInfo").put("hasNextPage", to < log.size()).put("endCursor", "" + to);
  }

  private int verify(String... more) {
    List<String> arguments = new ArrayList<>(List.of("verify", "--server", url()));
    arguments.addAll(List.of(more));
    return new CommandLine(new AuditCommand())
        .setOut(new PrintWriter(out))
        .execute(arguments.toArray(String[]::new));
  }

  private String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  @Test
  void a_whole_log_is_read_over_all_pages() throws IOException {
    Path held = Files.writeString(folder.resolve("held"), checkpoint(log.subList(0, 201)));
    assertThat(verify("--checkpoint", held.toString(), "--json")).as(out.toString()).isZero();
    JsonNode said = JSON.readTree(out.toString());
    assertThat(said.path("entries").asInt()).isEqualTo(ENTRIES);
    assertThat(said.at("/checkpoints/0/verdict").asText()).isEqualTo("HOLDS");
    assertThat(said.path("problems")).isEmpty();
  }

  @Test
  void an_entry_that_does_not_fit_is_named() {
    ChainEntry altered = log.get(300);
    log.set(300, entry(301, "nobody", altered.hash()));
    assertThat(verify()).isOne();
    assertThat(out.toString()).contains("CHAIN_BROKEN  301", "entries  300");
  }

  @Test
  void a_server_that_holds_entries_back_contradicts_its_own_checkpoint() {
    log = log.subList(0, 449);
    assertThat(verify()).isOne();
    assertThat(out.toString()).contains("LOG_TOO_SHORT");
  }

  @Test
  void a_server_that_shows_another_log_contradicts_a_checkpoint_that_was_kept() throws IOException {
    Path held = Files.writeString(folder.resolve("held"), checkpoint(log.subList(0, 100)));
    Path early = Files.writeString(folder.resolve("early"), checkpoint(List.of()));
    log = log(ENTRIES, "nobody");
    checkpoint = checkpoint(log);
    assertThat(verify("--checkpoint", early.toString())).isZero();
    assertThat(verify("--checkpoint", early.toString(), "--checkpoint", held.toString())).isOne();
    assertThat(out.toString()).contains("LOG_REWRITTEN", "between 1 and 100");
  }

  @Test
  void a_checkpoint_is_believed_by_the_key_that_was_named() throws IOException {
    Path held = Files.writeString(folder.resolve("held"), checkpoint(log.subList(0, 100)));
    UnaryOperator<String> named =
        name -> SignerKey.make(name, new SecureRandom()).verifier().text();
    assertThat(verify("--checkpoint", held.toString(), "--key", key.verifier().text())).isZero();
    assertThat(verify("--checkpoint", held.toString(), "--key", named.apply("example.org/log")))
        .isOne();
    assertThat(out.toString()).contains("CHECKPOINT_NOT_SIGNED");
  }
}
