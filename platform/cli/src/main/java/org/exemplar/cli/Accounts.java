package org.exemplar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What commands ask of accounts. */
final class Accounts {
  private static final String FIND =
      "query($login: String!) { accounts(login: $login, first: 1) { nodes { id } } }";

  private Accounts() {}

  /**
   * The global id of an account.
   *
   * @throws CommandRefused {@code ACCOUNT_NOT_FOUND}
   */
  static String id(GraphQlClient client, String login) {
    JsonNode found = client.ask(FIND, Map.of("login", login)).path("nodes");
    if (found.isEmpty()) {
      throw CommandRefused.failed("ACCOUNT_NOT_FOUND", "没有账号 / There is no account: " + login);
    }
    return found.get(0).path("id").asText();
  }

  /** Ends the command with the first refusal of a payload, where there is any. */
  static void requireDone(JsonNode payload) {
    JsonNode error = payload.path("errors").path(0);
    if (!error.isMissingNode()) {
      throw CommandRefused.failed(error.path("code").asText(), error.path("message").asText());
    }
  }
}
