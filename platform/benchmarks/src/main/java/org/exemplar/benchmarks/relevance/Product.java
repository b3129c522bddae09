package org.exemplar.benchmarks.relevance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.exemplar.testkit.GraphQl;

/**
 * The platform, spoken to as any integrator does: documents are saved as cases of a sector, and its
 * own index of cases is asked. Keys are numbers of ours, since those of a set may be anything.
 */
public final class Product implements AutoCloseable {
  private static final String SAVE =
      "mutation($input: SaveCaseStudiesInput!) { saveCaseStudies(input: $input) {"
          + " errors { ... on InputError { code message path } } } }";
  private static final String SEARCH =
      "query($index: String!, $text: String!) { search(index: $index, text: $text, first: "
          + Scores.DEPTH
          + ") { nodes { ... on CaseStudy { key } } } }";
  private static final String INDEXES = "{ platform { searchIndexes { id state documents } } }";

  private static final int MOST_CASES = 500;
  private static final int MOST_CHARACTERS = 1_000_000;
  private static final int MOST_UNDER_WAY = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration POLL = Duration.ofMillis(50);

  private final GraphQl platform;
  private final String index;
  private final String sector;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Deque<Future<JsonNode>> underWay = new ArrayDeque<>();
  private final List<String> ids = new ArrayList<>();
  private List<Map<String, Object>> batch = new ArrayList<>();
  private int characters;

  /**
   * A platform without cases.
   *
   * @param index qualified id of an index of cases, such as {@code rural/cases}
   */
  public Product(GraphQl platform, String index) {
    this.platform = platform;
    this.index = index;
    this.sector = index.replaceAll("/.*", "");
  }

  /** Adds a document, some time or other until {@link #open}. */
  public void add(Document document) {
    Map<String, Object> one = new LinkedHashMap<>(document.fields());
    one.put("key", "d" + ids.size());
    one.put("sector", sector);
    batch.add(one);
    ids.add(document.id());
    characters += document.text().length();
    if (batch.size() == MOST_CASES || characters >= MOST_CHARACTERS) {
      send();
    }
  }

  /** Waits until all that was added can be found. */
  public void open() {
    if (!batch.isEmpty()) {
      send();
    }
    while (!underWay.isEmpty()) {
      settle();
    }
    long changed = System.nanoTime();
    int known = -1;
    int now = indexed();
    while (now < ids.size()) {
      if (now != known) {
        known = now;
        changed = System.nanoTime();
      } else if (System.nanoTime() - changed > PATIENCE.toNanos()) {
        throw new IllegalStateException(
            "the index " + index + " stays at " + now + " of " + ids.size() + " documents");
      }
      LockSupport.parkNanos(POLL.toNanos());
      now = indexed();
    }
  }

  /** The ids of the best documents. */
  public List<String> search(String text) {
    JsonNode answer = platform.answer(SEARCH, Map.of("index", index, "text", text));
    JsonNode nodes = answer.at("/data/search/nodes");
    if (answer.has("errors") || !nodes.isArray()) {
      throw new IllegalStateException("asked for “" + text + "”: " + answer);
    }
    List<String> found = new ArrayList<>();
    for (JsonNode node : nodes) {
      found.add(ids.get(Integer.parseInt(node.path("key").asText().substring(1))));
    }
    return found;
  }

  @Override
  public void close() {
    threads.close();
  }

  private void send() {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("cases", batch);
    input.put("publish", true);
    while (underWay.size() >= MOST_UNDER_WAY) {
      settle();
    }
    underWay.add(threads.submit(() -> platform.answer(SAVE, Map.of("input", input))));
    batch = new ArrayList<>();
    characters = 0;
  }

  private void settle() {
    JsonNode answer;
    try {
      answer = underWay.remove().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    JsonNode errors = answer.at("/data/saveCaseStudies/errors");
    if (answer.has("errors") || !errors.isArray() || !errors.isEmpty()) {
      throw new IllegalStateException("not saved: " + answer);
    }
  }

  private int indexed() {
    JsonNode answer = platform.answer(INDEXES, Map.of());
    for (JsonNode each : answer.at("/data/platform/searchIndexes")) {
      if (each.path("id").asText().equals(index)) {
        return each.path("state").asText().equals("OPEN") ? each.path("documents").asInt() : 0;
      }
    }
    throw new IllegalStateException("there is no index " + index + ": " + answer);
  }
}
