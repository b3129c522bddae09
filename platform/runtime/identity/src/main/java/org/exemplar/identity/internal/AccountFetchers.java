package org.exemplar.identity.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.programme.GuidanceLine;
import org.exemplar.spi.schema.BatchFetcher;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.Input;
import org.exemplar.spi.schema.NodeLoader;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.SchemaContribution;

/** Answers the fields of accounts and of the roles that they hold. */
final class AccountFetchers implements SchemaContribution {
  /** What of a page says who has an account: all but their number; cursors are made of logins. */
  private static final List<String> NAMING = List.of("nodes", "edges", "pageInfo");

  private final Accounts accounts;
  private final Grants grants;
  private final Conflicts conflicts;
  private final AccountReads reads;

  AccountFetchers(Accounts accounts, Grants grants, Conflicts conflicts, AccountReads reads) {
    this.accounts = accounts;
    this.grants = grants;
    this.conflicts = conflicts;
    this.reads = reads;
  }

  record AccountPayload(Optional<AccountView> account, List<Refusal> errors) {}

  record PasswordPayload(
      Optional<AccountView> account, Optional<String> oneTimePassword, List<Refusal> errors) {
    static PasswordPayload of(Outcome<Accounts.WithPassword> outcome) {
      return new PasswordPayload(
          outcome.value().map(made -> new AccountView(made.account())),
          outcome.value().flatMap(Accounts.WithPassword::password),
          outcome.refusals());
    }
  }

  record GrantPayload(Optional<Grant> grant, List<Refusal> errors) {
    static GrantPayload of(Outcome<Grant> outcome) {
      return new GrantPayload(outcome.value(), outcome.refusals());
    }
  }

  record ConflictPayload(Optional<Conflict> conflict, List<Refusal> errors) {
    static ConflictPayload of(Outcome<Conflict> outcome) {
      return new ConflictPayload(outcome.value(), outcome.refusals());
    }
  }

  @Override
  public Map<String, Fetcher> fetchers() {
    Map<String, Fetcher> fields = new HashMap<>();
    fields.put("Query.accounts", this::page);
    fields.put("Mutation.createAccount", this::create);
    fields.put("Mutation.updateAccount", this::update);
    fields.put("Mutation.resetPassword", this::resetPassword);
    fields.put("Mutation.grantRole", this::grant);
    fields.put("Mutation.revokeRole", this::revoke);
    fields.put("Mutation.declareConflictOfInterest", this::declare);
    fields.put("Mutation.withdrawConflictOfInterest", this::withdraw);
    fields.put(
        "Account.conflictsOfInterest",
        field -> conflicts.of(field.source(AccountView.class).account().id()));
    fields.put("RoleGrant.role", field -> accounts.role(field.source(Grant.class).role()));
    fields.put(
        "RoleGrant.part",
        field ->
            field.source(Grant.class).isEverywhere()
                ? Optional.empty()
                : Optional.of(field.source(Grant.class).part()));
    return fields;
  }

  @Override
  public Map<String, BatchFetcher> batchFetchers() {
    return Map.of("Account.grants", this::grantsOf);
  }

  @Override
  public Map<String, NodeLoader> nodes() {
    return Map.of(Account.TYPE, accounts::readable);
  }

  @Override
  public Map<Class<?>, String> types() {
    return Map.of(AccountView.class, Account.TYPE);
  }

  private Connection<AccountView> page(FieldContext field) {
    PageRequest asked = PageRequest.of(field);
    Optional<String> login = field.argument("login", String.class);
    Connection<Account> page =
        login
            .map(one -> asked.slice(accounts.byLogin(field.caller(), one), Account::login))
            .orElseGet(() -> accounts.page(field.caller(), asked));
    if (NAMING.stream().anyMatch(field::selects)) {
      reads.note(
          field.caller().origin(),
          login.map(any -> List.of("login")).orElse(List.of()),
          page.edges().size());
    }
    return page.map(AccountView::new);
  }

  private List<List<Grant>> grantsOf(List<FieldContext> fields) {
    List<String> ids =
        fields.stream().map(field -> field.source(AccountView.class).account().id()).toList();
    Map<String, List<Grant>> found = grants.of(ids);
    return ids.stream().map(id -> found.getOrDefault(id, List.of())).toList();
  }

  private PasswordPayload create(FieldContext field) {
    Input input = Input.of(field, "input");
    return PasswordPayload.of(
        accounts.create(
            field.caller(),
            AccountKind.valueOf(input.text("kind")),
            input.text("login"),
            input.text("name"),
            input.optional("organization", String.class)));
  }

  private AccountPayload update(FieldContext field) {
    Input input = Input.of(field, "input");
    Optional<String> organization =
        input.says("organization")
            ? Optional.of(input.optional("organization", String.class).orElse(""))
            : Optional.empty();
    Outcome<Account> outcome =
        accounts.change(
            field.caller(),
            key(input, "account"),
            new Accounts.Wanted(
                input.optional("name", String.class),
                organization,
                input.optional("state", String.class).map(AccountState::valueOf)),
            input.optional("expectedVersion", Integer.class));
    return new AccountPayload(outcome.value().map(AccountView::new), outcome.refusals());
  }

  private PasswordPayload resetPassword(FieldContext field) {
    return PasswordPayload.of(
        accounts.resetPassword(field.caller(), key(Input.of(field, "input"), "account")));
  }

  private GrantPayload grant(FieldContext field) {
    Input input = Input.of(field, "input");
    return GrantPayload.of(
        grants.grant(
            field.caller(),
            new Grants.Wanted(
                key(input, "account"),
                input.text("role"),
                input.optional("part", String.class),
                GuidanceLine.valueOf(input.text("line")))));
  }

  private GrantPayload revoke(FieldContext field) {
    return GrantPayload.of(grants.revoke(field.caller(), Input.of(field, "input").text("grant")));
  }

  private ConflictPayload declare(FieldContext field) {
    Input input = Input.of(field, "input");
    return ConflictPayload.of(
        conflicts.declare(field.caller(), input.text("organization"), input.text("reason")));
  }

  private ConflictPayload withdraw(FieldContext field) {
    return ConflictPayload.of(
        conflicts.withdraw(field.caller(), Input.of(field, "input").text("organization")));
  }

  /** The key behind a global id; what is none is no account's. */
  static String key(Input input, String name) {
    return GlobalId.decode(input.text(name))
        .filter(id -> id.type().equals(Account.TYPE))
        .map(GlobalId::key)
        .orElse("");
  }
}
