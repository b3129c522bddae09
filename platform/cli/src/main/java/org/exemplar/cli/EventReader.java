package org.exemplar.cli;

import java.io.UncheckedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads server-sent events of GraphQL over SSE; a server that falls silent has broken off. */
final class EventReader {
  /** The server writes a comment every twelve seconds. */
  private static final long SILENCE_SECONDS = 40;

  private static final String DATA = "data:";
  private static final String BROKEN = "broken";

  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private EventReader() {}

  /**
   * Reads to the end.
   *
   * @param data takes the data of each {@code next}
   * @return whether the server said that it was the end
   */
  static boolean read(Stream<String> body, Consumer<String> data) throws InterruptedException {
    EventReader reader = new EventReader();
    try (body) {
      Thread.startVirtualThread(() -> reader.take(body));
      return reader.tell(data);
    }
  }

  private void take(Stream<String> body) {
    try {
      body.forEach(lines::add);
    } catch (UncheckedIOException | IllegalStateException gone) {
      // told by the line below
    }
    lines.add(BROKEN);
  }

  private boolean tell(Consumer<String> data) throws InterruptedException {
    boolean result = false;
    while (true) {
      String line = lines.poll(SILENCE_SECONDS, TimeUnit.SECONDS);
      if (line == null || line.equals(BROKEN)) {
        return false;
      }
      if (line.equals("event: complete")) {
        return true;
      }
      if (line.startsWith("event:")) {
        result = line.equals("event: next");
      } else if (result && line.startsWith(DATA)) {
        data.accept(line.substring(DATA.length()).strip());
      }
    }
  }
}
