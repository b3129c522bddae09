package org.exemplar.identity.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.schema.BatchFetcher;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.Input;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.SchemaContribution;

/** Answers how people may sign in, and who of the provider accounts are. */
final class OpenIdFetchers implements SchemaContribution {
  /** Where signing in by the provider begins. */
  private static final String START = "/auth/oidc/start";

  private final LinkedIdentities identities;

  OpenIdFetchers(LinkedIdentities identities) {
    this.identities = identities;
  }

  record SignInMethods(boolean password, Optional<Provider> openId) {}

  record Provider(String name, String issuer, String startPath) {}

  record LinkPayload(Optional<LinkedIdentity> identity, List<Refusal> errors) {
    static LinkPayload of(Outcome<LinkedIdentity> outcome) {
      return new LinkPayload(outcome.value(), outcome.refusals());
    }
  }

  record PermitPayload(Optional<AccountView> account, List<Refusal> errors) {}

  @Override
  public Map<String, Fetcher> fetchers() {
    return Map.of(
        "Query.signInMethods", field -> methods(),
        "Mutation.linkIdentity", this::link,
        "Mutation.allowIdentityLink", this::permit,
        "Mutation.unlinkIdentity", this::unlink);
  }

  @Override
  public Map<String, BatchFetcher> batchFetchers() {
    return Map.of(
        "Account.identities",
        this::identitiesOf,
        "Account.identityLinkAllowedUntil",
        this::permits);
  }

  private SignInMethods methods() {
    return new SignInMethods(
        true,
        identities
            .provider()
            .map(known -> new Provider(known.name(), known.issuer().toString(), START)));
  }

  private List<List<LinkedIdentity>> identitiesOf(List<FieldContext> fields) {
    List<String> ids = accounts(fields);
    Map<String, List<LinkedIdentity>> found = identities.of(ids);
    return ids.stream().map(id -> found.getOrDefault(id, List.of())).toList();
  }

  private List<Optional<Instant>> permits(List<FieldContext> fields) {
    List<String> ids = accounts(fields);
    Map<String, Instant> found = identities.permits(ids);
    return ids.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
  }

  private static List<String> accounts(List<FieldContext> fields) {
    return fields.stream().map(field -> field.source(AccountView.class).account().id()).toList();
  }

  private LinkPayload link(FieldContext field) {
    Input input = Input.of(field, "input");
    return LinkPayload.of(
        identities.link(
            field.caller(), AccountFetchers.key(input, "account"), input.text("subject")));
  }

  private PermitPayload permit(FieldContext field) {
    Input input = Input.of(field, "input");
    Outcome<Account> outcome =
        identities.permit(
            field.caller(), AccountFetchers.key(input, "account"), input.integer("validForDays"));
    return new PermitPayload(outcome.value().map(AccountView::new), outcome.refusals());
  }

  private LinkPayload unlink(FieldContext field) {
    return LinkPayload.of(
        identities.unlink(field.caller(), Input.of(field, "input").text("identity")));
  }
}
