package org.exemplar.organizations.internal;

import java.util.Map;

/**
 * Where an organisation stands among the organisations that scopes of localities name.
 *
 * @param above how far above it each of them stands, itself at 0; without those that do not
 */
record Position(Map<String, Integer> above) {
  /** Below none of them. */
  static final Position ELSEWHERE = new Position(Map.of());

  Position {
    above = Map.copyOf(above);
  }
}
