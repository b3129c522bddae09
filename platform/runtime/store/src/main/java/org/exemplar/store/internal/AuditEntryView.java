package org.exemplar.store.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.identity.Origin;
import org.exemplar.store.ChainEntry;
import org.exemplar.store.NewChange;

/** An entry of the change log as clients see it: its parts, and the text that was hashed. */
public record AuditEntryView(ChainEntry entry) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public long position() {
    return entry.position();
  }

  public String at() {
    return entry.at();
  }

  public String actor() {
    return entry.actor();
  }

  public Optional<String> token() {
    return said().token();
  }

  public Optional<String> onBehalfOf() {
    return said().onBehalfOf();
  }

  public Optional<String> reason() {
    return said().reason();
  }

  public Optional<String> request() {
    return said().request();
  }

  public Optional<String> idempotencyKey() {
    return said().idempotencyKey();
  }

  public String kind() {
    return entry.kind();
  }

  public String subjectType() {
    return entry.subjectType();
  }

  public String subjectKey() {
    return entry.subjectKey();
  }

  public Optional<Object> before() {
    return value(NewChange.BEFORE);
  }

  public Optional<Object> after() {
    return value(NewChange.AFTER);
  }

  public String payload() {
    return entry.payload();
  }

  public String origin() {
    return entry.origin();
  }

  public String hash() {
    return entry.hash();
  }

  public String leafHash() {
    return entry.leaf().hex();
  }

  private Origin said() {
    return Origins.origin(entry.actor(), entry.origin());
  }

  private Optional<Object> value(String member) {
    try {
      return Optional.ofNullable(JSON.readValue(entry.payload(), Map.class).get(member));
    } catch (JsonProcessingException tampered) {
      return Optional.empty();
    }
  }
}
