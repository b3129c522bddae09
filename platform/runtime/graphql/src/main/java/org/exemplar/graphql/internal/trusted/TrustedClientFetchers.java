package org.exemplar.graphql.internal.trusted;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.exemplar.graphql.TrustedList.Mode;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.Input;
import org.exemplar.spi.schema.NodeLoader;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.SchemaContribution;

/** Answers the fields of clients and of the documents that they are trusted with. */
public final class TrustedClientFetchers implements SchemaContribution {
  private final TrustedClients clients;
  private final Function<String, List<Refusal>> check;

  /**
   * Fetchers.
   *
   * @param check says what is wrong with a document, by the published schema
   */
  public TrustedClientFetchers(TrustedClients clients, Function<String, List<Refusal>> check) {
    this.clients = clients;
    this.check = check;
  }

  @Override
  public Map<String, Fetcher> fetchers() {
    return Map.of(
        "Query.trustedClients",
        this::page,
        "TrustedClient.documents",
        field -> clients.documents(field.source(TrustedClient.class).name(), PageRequest.of(field)),
        "TrustedClient.unlisted",
        field -> clients.unlisted(field.source(TrustedClient.class).name()),
        "Mutation.registerTrustedDocuments",
        this::register,
        "Mutation.removeTrustedDocuments",
        this::remove,
        "Mutation.setTrustedDocumentMode",
        this::setMode);
  }

  @Override
  public Map<String, NodeLoader> nodes() {
    return Map.of(TrustedClient.TYPE, this::load);
  }

  @Override
  public Map<Class<?>, String> types() {
    return Map.of(TrustedClient.class, TrustedClient.TYPE);
  }

  private Map<String, ?> load(List<String> names, Caller caller) {
    Map<String, TrustedClient> found = new LinkedHashMap<>();
    clients.all().stream()
        .filter(client -> names.contains(client.name()))
        .forEach(client -> found.put(client.name(), client));
    return found;
  }

  private Connection<TrustedClient> page(FieldContext field) {
    Optional<String> name = field.argument("name", String.class);
    return PageRequest.of(field)
        .slice(
            clients.all().stream()
                .filter(client -> name.isEmpty() || name.get().equals(client.name()))
                .toList(),
            TrustedClient::name);
  }

  private TrustedClients.Outcome register(FieldContext field) {
    Input input = Input.of(field, "input");
    return clients.register(
        field.caller(),
        target(input),
        input.list("documents").stream()
            .map(one -> new Manifest.Wanted(one.optional("id", String.class), one.text("document")))
            .toList(),
        check);
  }

  private TrustedClients.Outcome remove(FieldContext field) {
    Input input = Input.of(field, "input");
    return clients.remove(field.caller(), target(input), input.texts("ids"));
  }

  private static TrustedClients.Target target(Input input) {
    return new TrustedClients.Target(
        input.text("client"),
        input.optional("expectedVersion", Integer.class),
        input.flag("dryRun"));
  }

  private TrustedClients.Outcome setMode(FieldContext field) {
    Input input = Input.of(field, "input");
    return clients.setMode(
        field.caller(),
        input.text("client"),
        Mode.valueOf(input.text("mode")),
        input.optional("expectedVersion", Integer.class));
  }
}
