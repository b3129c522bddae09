package org.exemplar.graphql.internal;

import java.util.ArrayList;
import java.util.List;

/** Places in an input, outermost first. */
final class InputPath {
  private InputPath() {}

  /** The place one step further in. */
  static List<String> below(List<String> path, String step) {
    List<String> longer = new ArrayList<>(path);
    longer.add(step);
    return longer;
  }
}
