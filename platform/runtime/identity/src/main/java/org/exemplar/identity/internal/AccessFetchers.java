package org.exemplar.identity.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.identity.SessionChange;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.Input;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.SchemaContribution;

/** Answers what gives access: signing in and out, passwords, tokens. */
final class AccessFetchers implements SchemaContribution {
  private final SignIn signIn;
  private final Sessions sessions;
  private final ApiTokens tokens;

  AccessFetchers(SignIn signIn, Sessions sessions, ApiTokens tokens) {
    this.signIn = signIn;
    this.sessions = sessions;
    this.tokens = tokens;
  }

  record SignInPayload(
      Optional<AccountView> account,
      Optional<String> csrfToken,
      Optional<Instant> expiresAt,
      Optional<Cookie> cookie,
      List<Refusal> errors)
      implements SessionChange {
    static SignInPayload of(Outcome<Sessions.Begun> outcome) {
      Optional<Sessions.Begun> begun = outcome.value();
      return new SignInPayload(
          begun.map(one -> new AccountView(one.account())),
          begun.map(one -> Secrets.csrf(one.session().hash())),
          begun.map(one -> one.session().expiresAt()),
          begun.map(one -> new Cookie(one.secret(), one.session().expiresAt())),
          outcome.refusals());
    }

    @Override
    public boolean changesSession() {
      return cookie.isPresent();
    }
  }

  record SignOutPayload(boolean signedOut, List<Refusal> errors) implements SessionChange {
    @Override
    public boolean changesSession() {
      return true;
    }

    @Override
    public Optional<Cookie> cookie() {
      return Optional.empty();
    }
  }

  record PasswordPayload(Optional<AccountView> account, List<Refusal> errors) {}

  record IssuePayload(Optional<ApiToken> token, Optional<String> secret, List<Refusal> errors) {}

  record RevokePayload(Optional<ApiToken> token, List<Refusal> errors) {}

  @Override
  public Map<String, Fetcher> fetchers() {
    return Map.of(
        "Mutation.signIn", this::signIn,
        "Mutation.signOut", this::signOut,
        "Mutation.changePassword", this::changePassword,
        "Mutation.issueToken", this::issue,
        "Mutation.revokeToken", this::revoke,
        "Account.tokens", field -> tokens.of(field.source(AccountView.class).account().id()));
  }

  private SignInPayload signIn(FieldContext field) {
    Input input = Input.of(field, "input");
    return SignInPayload.of(
        signIn.signIn(input.text("login"), input.text("password"), field.caller().origin()));
  }

  private SignOutPayload signOut(FieldContext field) {
    Optional<String> session = field.caller().origin().session();
    session.ifPresent(id -> sessions.end(id, field.caller().origin()));
    return new SignOutPayload(session.isPresent(), List.of());
  }

  private PasswordPayload changePassword(FieldContext field) {
    Input input = Input.of(field, "input");
    Outcome<Account> outcome =
        signIn.changePassword(
            field.caller().origin(), input.text("currentPassword"), input.text("newPassword"));
    return new PasswordPayload(outcome.value().map(AccountView::new), outcome.refusals());
  }

  private IssuePayload issue(FieldContext field) {
    Input input = Input.of(field, "input");
    Outcome<ApiTokens.Issued> outcome =
        tokens.issue(
            field.caller(),
            new ApiTokens.Wanted(
                input.optional("account", String.class).isPresent()
                    ? AccountFetchers.key(input, "account")
                    : field.caller().origin().actor(),
                input.text("name"),
                input.texts("scopes"),
                input.optional("part", String.class),
                Duration.ofDays(input.integer("validForDays")),
                input.optional("client", String.class)));
    return new IssuePayload(
        outcome.value().map(ApiTokens.Issued::token),
        outcome.value().map(ApiTokens.Issued::secret),
        outcome.refusals());
  }

  private RevokePayload revoke(FieldContext field) {
    Outcome<ApiToken> outcome =
        tokens.revoke(field.caller(), Input.of(field, "input").text("token"));
    return new RevokePayload(outcome.value(), outcome.refusals());
  }
}
