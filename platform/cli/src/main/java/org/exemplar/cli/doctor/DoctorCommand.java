package org.exemplar.cli.doctor;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.exemplar.cli.Home;
import org.exemplar.cli.ServerOption;
import org.exemplar.cli.Tokens;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code exemplar doctor}: says what is wrong and what to do. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Says what is wrong with the distribution, the data folder, the plugins and the server, and"
            + " what to do. Changes nothing. Ends with 1 where there is a problem.")
public final class DoctorCommand implements Callable<Integer> {
  private static final URI USUAL = URI.create("http://127.0.0.1:8080");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of all data (default: data in the home folder).")
  private @Nullable Path data;

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "${env:EXEMPLAR_SERVER:-" + Option.NULL_VALUE + "}",
      description =
          "A server that runs (default: EXEMPLAR_SERVER, or else http://127.0.0.1:8080 where one"
              + " runs there).")
  private @Nullable URI server;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() {
    URI address = server == null ? USUAL : ServerOption.checked(server);
    Path home = Home.folder();
    Path folder = (data == null ? home.resolve("data") : data).toAbsolutePath().normalize();
    List<Finding> findings = new ArrayList<>(new HomeCheck(home).findings());
    findings.addAll(DataCheck.of(folder).findings());
    findings.addAll(PluginCheck.findings(home, folder));
    ServerCheck online =
        new ServerCheck(address, server != null, Tokens.present().on(folder).of(address));
    findings.addAll(online.findings());
    Diagnosis diagnosis = Diagnosis.of(findings, online.isRunning(), server, data);
    if (json) {
      spec.commandLine().getOut().println(diagnosis.json());
    } else {
      diagnosis.lines().forEach(spec.commandLine().getOut()::println);
    }
    spec.commandLine().getOut().flush();
    return diagnosis.healthy() ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
