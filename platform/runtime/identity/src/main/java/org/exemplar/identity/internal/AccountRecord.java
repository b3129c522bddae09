package org.exemplar.identity.internal;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the change log says of accounts and what belongs to them: nothing that names a person. */
final class AccountRecord {
  private AccountRecord() {}

  static Map<String, ?> of(Account account) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("kind", account.kind().name());
    said.put("state", account.state().name());
    account.organization().ifPresent(code -> said.put("organization", code));
    said.put("passwordTemporary", account.passwordTemporary());
    said.put("version", account.version());
    return said;
  }

  static Map<String, ?> of(Grant grant) {
    return Map.of(
        "account", grant.account(),
        "role", grant.role(),
        "part", grant.part(),
        "line", grant.line().name());
  }

  static Map<String, ?> of(ApiToken token) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("account", token.account());
    said.put("name", token.name());
    said.put("scopes", token.scopes());
    token.part().ifPresent(part -> said.put("part", part));
    token.client().ifPresent(client -> said.put("client", client));
    said.put("expiresAt", token.expiresAt().toString());
    token.revokedAt().ifPresent(at -> said.put("revokedAt", at.toString()));
    return said;
  }
}
