package org.exemplar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exemplar account reset-password}: the owner of a data folder helps somebody in again. */
@Command(
    name = "reset-password",
    mixinStandardHelpOptions = true,
    description = "Sets a one-time password as the owner of the data folder of a running server.")
final class ResetPassword implements Callable<Integer> {
  private static final String RESET =
      "mutation($account: ID!) { resetPassword(input: {account: $account}) { oneTimePassword errors"
          + " { ... on InputError { code message path } } } }";

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private DataOption data = new DataOption();

  @Parameters(paramLabel = "LOGIN", description = "Whose.")
  private String login = "";

  @Override
  public Integer call() {
    GraphQlClient client = data.client();
    JsonNode payload = client.ask(RESET, Map.of("account", Accounts.id(client, login)));
    Accounts.requireDone(payload);
    spec.commandLine().getOut().println(payload.path("oneTimePassword").asText());
    return 0;
  }
}
