package org.exemplar.organizations.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Wrong rows; all are counted, the first {@value #MAXIMUM} lines are kept. */
final class RowErrors {
  static final int MAXIMUM = 1_000;

  private final List<RowError> errors = new ArrayList<>();
  private final Set<Integer> lines = new HashSet<>();

  void add(RowError error) {
    errors.add(error);
    lines.add(error.line());
  }

  void addAll(RowErrors others) {
    others.errors.forEach(this::add);
  }

  boolean isEmpty() {
    return errors.isEmpty();
  }

  /** How many rows are wrong; a row may be wrong in two ways. */
  int rows() {
    return lines.size();
  }

  /** What is wrong with each wrong row, in codes. */
  Map<Integer, List<String>> codesByLine() {
    Map<Integer, List<String>> codes = new HashMap<>();
    for (RowError error : errors) {
      List<String> ofLine = codes.computeIfAbsent(error.line(), line -> new ArrayList<>(1));
      if (!ofLine.contains(error.code())) {
        ofLine.add(error.code());
      }
    }
    return codes;
  }

  /** The errors in the order of their lines. */
  List<RowError> first() {
    return errors.stream().sorted(Comparator.comparingInt(RowError::line)).limit(MAXIMUM).toList();
  }
}
