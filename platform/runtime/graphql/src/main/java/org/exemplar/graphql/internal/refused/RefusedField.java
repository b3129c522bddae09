package org.exemplar.graphql.internal.refused;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A field of a mutation that was refused.
 *
 * @param name such as {@code saveOrganization}
 * @param reasons why, nothing of what was sent
 * @param times how often it stands in the operation
 */
public record RefusedField(String name, List<Reason> reasons, int times) {
  /** More would tell nobody more. */
  private static final int MOST = 20;

  public RefusedField {
    reasons = reasons.stream().distinct().limit(MOST).toList();
  }

  /**
   * Why.
   *
   * @param code of the refusal
   * @param path where in the input, as far as the contract names it
   * @param asks coordinates of the field whose rule was not met; empty where it was none
   */
  public record Reason(String code, List<String> path, Optional<String> asks) {
    public Reason {
      path = List.copyOf(path);
    }

    /** A code of which nothing more is to be said. */
    public static Reason of(String code) {
      return new Reason(code, List.of(), Optional.empty());
    }

    Map<String, Object> said() {
      Map<String, Object> said = new LinkedHashMap<>();
      said.put("code", code);
      if (!path.isEmpty()) {
        said.put("path", path);
      }
      asks.ifPresent(field -> said.put("field", field));
      return said;
    }
  }

  /** The same by its codes alone. */
  RefusedField coded() {
    return new RefusedField(
        name, reasons.stream().map(Reason::code).sorted().map(Reason::of).toList(), times);
  }

  /** The same without a reason. */
  RefusedField bare() {
    return new RefusedField(name, List.of(), times);
  }
}
