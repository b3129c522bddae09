package org.exemplar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code exemplar token issue}: the owner of a data folder issues a token. */
@Command(
    name = "issue",
    mixinStandardHelpOptions = true,
    description =
        "Issues a token as the owner of the data folder of a running server, and prints it once.")
final class IssueToken implements Callable<Integer> {
  private static final String ISSUE =
      "mutation($input: IssueTokenInput!) { issueToken(input: $input) { secret token { expiresAt }"
          + " errors { ... on InputError { code message path } } } }";

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--account",
      paramLabel = "LOGIN",
      defaultValue = "admin",
      description = "Whose token it is (default: ${DEFAULT-VALUE}).")
  private String account = "admin";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "command line",
      description = "What it is for; two of one name may be valid (default: ${DEFAULT-VALUE}).")
  private String name = "command line";

  @Option(
      names = "--scopes",
      paramLabel = "SCOPE",
      split = ",",
      description = "Permissions that it can be used for (default: all that the account holds).")
  private List<String> scopes = List.of();

  @Option(
      names = "--part",
      paramLabel = "CODE",
      description = "Organisation at the top of the part of the tree that it is good for.")
  private @Nullable String part;

  @Option(
      names = "--client",
      paramLabel = "NAME",
      description = "Client program that uses it, whose trusted documents then hold.")
  private @Nullable String client;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "90",
      description = "For how many days, 1 to 366 (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--save",
      description = "Keep it for commands of this user, in a file that only the user can read.")
  private boolean save;

  @Override
  public Integer call() {
    GraphQlClient server = data.client();
    Map<String, Object> input = new HashMap<>();
    input.put("account", Accounts.id(server, account));
    input.put("name", name);
    input.put("scopes", scopes);
    input.put("validForDays", days);
    if (part != null) {
      input.put("part", part);
    }
    if (client != null) {
      input.put("client", client);
    }
    JsonNode payload = server.ask(ISSUE, Map.of("input", input));
    Accounts.requireDone(payload);
    String secret = payload.path("secret").asText();
    if (save) {
      new TokenFile(Tokens.present().file()).save(data.key().server(), secret);
    }
    spec.commandLine().getOut().println(secret);
    return 0;
  }
}
