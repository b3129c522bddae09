package org.exemplar.identity.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.identity.Decisions;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.SchemaContribution;

/** Answers who asks and what it may do. */
final class ViewerFetchers implements SchemaContribution {
  private final Identity identity;
  private final Accounts accounts;

  ViewerFetchers(Identity identity, Accounts accounts) {
    this.identity = identity;
    this.accounts = accounts;
  }

  record Viewer(
      boolean isSignedIn,
      Optional<AccountView> account,
      Optional<String> csrfToken,
      List<Held> permissions) {}

  record Held(
      Permission permission, boolean everywhere, List<String> territorial, List<String> sector) {}

  record Answer(boolean allowed, Optional<Refusal> refusal) {}

  @Override
  public Map<String, Fetcher> fetchers() {
    return Map.of(
        "Query.viewer", field -> viewer(field.caller()),
        "Query.roles", field -> List.copyOf(identity.roles.roles().values()),
        "Role.permissions",
            field ->
                field.source(Role.class).permissions().stream()
                    .flatMap(
                        code ->
                            Optional.ofNullable(identity.roles.permissions().get(code)).stream())
                    .toList(),
        "Viewer.may", this::may);
  }

  private Viewer viewer(Caller caller) {
    return new Viewer(
        caller.isSignedIn(),
        accounts.find(caller.origin().actor()).map(AccountView::new),
        csrf(caller),
        identity.roles.permissions().values().stream()
            .flatMap(permission -> held(caller, permission).stream())
            .toList());
  }

  private Optional<String> csrf(Caller caller) {
    return caller
        .origin()
        .session()
        .flatMap(id -> identity.store.read(handle -> identity.sessions.byId(handle, id)))
        .map(session -> Secrets.csrf(session.hash()));
  }

  private static Optional<Held> held(Caller caller, Permission permission) {
    Reach reach = caller.reach(permission.code());
    return reach.isNothing()
        ? Optional.empty()
        : Optional.of(
            new Held(
                permission,
                reach.everywhere(),
                reach.territorial().stream().sorted().toList(),
                reach.sector().stream().sorted().toList()));
  }

  private Answer may(FieldContext field) {
    String code = field.argument("permission", String.class).orElseThrow();
    Optional<String> organization = field.argument("organization", String.class);
    Permission permission = identity.roles.permissions().get(code);
    if (permission == null) {
      return no(
          Refusal.noneOf(
              identity.roles.permissions().keySet(),
              "SCOPE_UNKNOWN",
              "没有权限 " + code + "，可用的有 " + String.join("、", identity.roles.permissions().keySet()),
              "there is no permission "
                  + code
                  + "; there are "
                  + String.join(", ", identity.roles.permissions().keySet())));
    }
    if (!identity.parts().covers(field.caller().reach(code), organization)) {
      return no(
          Refusal.notPermitted(
              "NOT_ALLOWED",
              "您在该范围内没有权限 " + code,
              "you do not hold " + code + " on that part of the tree"));
    }
    return organization
        .filter(any -> permission.kind() == PermissionKind.DECIDE)
        .flatMap(on -> Decisions.refusal(field.caller(), on))
        .map(ViewerFetchers::no)
        .orElse(new Answer(true, Optional.empty()));
  }

  private static Answer no(Refusal refusal) {
    return new Answer(false, Optional.of(refusal));
  }
}
