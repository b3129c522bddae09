package org.exemplar.testkit.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** A platform that answers what a test tells it to: to a query that holds a word, some JSON. */
final class FakePlatform implements Running {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Map<String, Deque<String>> answers = new LinkedHashMap<>();
  private int status = 200;

  /** Answers queries with that word in this order, and the last of it for ever. */
  FakePlatform answering(String word, String... json) {
    Deque<String> all = new ArrayDeque<>();
    for (String each : json) {
      all.add(each);
    }
    answers.put(word, all);
    return this;
  }

  /** Answers with that status of HTTP. */
  FakePlatform withStatus(int code) {
    status = code;
    return this;
  }

  @Override
  public synchronized Answer ask(String query, Map<String, ?> variables) {
    for (Map.Entry<String, Deque<String>> each : answers.entrySet()) {
      if (query.contains(each.getKey())) {
        Deque<String> left = each.getValue();
        return new Answer(status, json(left.size() > 1 ? left.removeFirst() : left.getFirst()));
      }
    }
    throw new AssertionError("not told what to answer to " + query);
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  @Override
  public long pid() {
    return 1;
  }

  @Override
  public void close() {}
}
