package org.exemplar.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.cli.CommandRefused;
import org.exemplar.cli.GraphQlClient;
import org.exemplar.store.AuditReport;
import org.exemplar.store.ChainAudit;
import org.exemplar.store.ChainEntry;
import org.exemplar.store.Checkpoint;
import org.exemplar.store.TreeHash;
import org.exemplar.store.VerifierKey;

/** The log as a server answers it; what it answers is recomputed here. */
final class ServerLog implements AuditedLog {
  private static final int PAGE = 200;
  private static final String ENTRY =
      "position at actor kind subjectType subjectKey payload origin hash";

  private final GraphQlClient server;

  ServerLog(GraphQlClient server) {
    this.server = server;
  }

  @Override
  public AuditReport verify(Collection<Checkpoint> held) {
    ChainAudit audit = new ChainAudit(held);
    Map<String, Object> variables = new HashMap<>();
    boolean more = true;
    while (more) {
      JsonNode page =
          server
              .ask(
                  "query($after:String){auditLog{entries(order:OLDEST_FIRST,first:"
                      + PAGE
                      + ",after:$after){nodes{"
                      + ENTRY
                      + "} pageInfo{hasNextPage endCursor}}}}",
                  variables)
              .path("entries");
      boolean fits = true;
      for (JsonNode node : page.path("nodes")) {
        fits = fits && audit.read(entry(node));
      }
      more = fits && page.at("/pageInfo/hasNextPage").asBoolean();
      variables.put("after", page.at("/pageInfo/endCursor").asText());
    }
    return audit.end();
  }

  @Override
  public Optional<VerifierKey> key() {
    String text = server.ask("{auditLog{verifierKey}}", Map.of()).path("verifierKey").asText();
    try {
      return Optional.of(VerifierKey.parse(text));
    } catch (IllegalArgumentException none) {
      throw garbled();
    }
  }

  /** What a server signs now, it has to stand by at once. */
  @Override
  public Optional<String> lastCheckpoint() {
    return Optional.of(checkpoint());
  }

  @Override
  public String checkpoint() {
    return server.ask("{auditLog{checkpoint{text}}}", Map.of()).at("/checkpoint/text").asText();
  }

  @Override
  public Optional<ChainEntry> entry(long position) {
    JsonNode found =
        server
            .ask(
                "query($position:Int!){auditLog{entry(position:$position){" + ENTRY + "}}}",
                Map.of("position", position))
            .path("entry");
    return found.isObject() ? Optional.of(entry(found)) : Optional.empty();
  }

  @Override
  public List<TreeHash> inclusion(long position, long size) {
    JsonNode proof =
        server
            .ask(
                "query($position:Int!,$size:Int!){auditLog{inclusionProof(position:$position,"
                    + "size:$size){hashes}}}",
                Map.of("position", position, "size", size))
            .at("/inclusionProof/hashes");
    List<TreeHash> hashes = new ArrayList<>();
    try {
      proof.forEach(hash -> hashes.add(TreeHash.ofHex(hash.asText())));
    } catch (IllegalArgumentException none) {
      throw garbled();
    }
    return hashes;
  }

  @Override
  public void close() {
    // every question stands for itself
  }

  private static ChainEntry entry(JsonNode node) {
    return new ChainEntry(
        node.path("position").asLong(),
        node.path("at").asText(),
        node.path("actor").asText(),
        node.path("kind").asText(),
        node.path("subjectType").asText(),
        node.path("subjectKey").asText(),
        node.path("payload").asText(),
        node.path("origin").asText(),
        node.path("hash").asText());
  }

  private static CommandRefused garbled() {
    return CommandRefused.failed(
        "SERVER_REFUSED", "服务器的回答无法读取 / The answer of the server cannot be read");
  }
}
