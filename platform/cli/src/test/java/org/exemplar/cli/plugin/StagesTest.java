package org.exemplar.cli.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StagesTest {
  private final StringWriter out = new StringWriter();
  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

  @Test
  void on_a_terminal_a_bar_shows_how_far_the_stages_have_come() throws JsonProcessingException {
    Report report = new Report(new PrintWriter(out), new PrintWriter(out), "");
    try (Stages stages =
        Stages.onTerminal(report, new PrintStream(terminal, true, StandardCharsets.UTF_8))) {
      stages.at(
          new ObjectMapper()
              .readTree(
                  """
                  {"state":"RUNNING","stages":[{"stage":"STAGE","state":"DONE"},
                   {"stage":"PREPARE","state":"RUNNING","done":1,"all":4}]}\
                  """));
    }
    assertThat(terminal.toString(StandardCharsets.UTF_8)).contains("PREPARE 1/4", "14%");
    assertThat(out.toString()).isEmpty();
  }
}
