package org.exemplar.cli.plugin;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exemplar plugin sign}: signs an archive. */
@Command(
    name = "sign",
    mixinStandardHelpOptions = true,
    description = "Signs an archive; a signature that is there is replaced.")
final class SignCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "ARCHIVE", description = "Archive to sign.")
  private Path archive = Path.of("");

  @Option(
      names = "--key",
      paramLabel = "FILE",
      required = true,
      description = "The publisher's private key: Ed25519, PKCS#8 in PEM, as keygen writes it.")
  private Path key = Path.of("");

  @Option(
      names = "--publisher",
      paramLabel = "ID",
      required = true,
      description = "Id of the publisher in the trust store.")
  private String publisher = "";

  @Option(
      names = "--key-id",
      paramLabel = "ID",
      description = "Id of the key in the trust store (default: the one that keygen makes of it).")
  private @Nullable String keyId;

  @Option(
      names = "--expires",
      paramLabel = "DATE",
      description = "Day from which on (in UTC) it must not be installed any more: 2027-01-31.")
  private @Nullable String expires;

  @Override
  public Integer call() {
    return new Making(Report.of(spec)).sign(archive, key, publisher, keyId, expires);
  }
}
