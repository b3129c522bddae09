package org.exemplar.graphql.internal;

import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.Refused;

/** Answers fields of the contract whose capability is not running. */
final class Unavailable {
  private Unavailable() {}

  static Fetcher fetcher(String coordinates) {
    return field -> {
      throw new Refused(refusal(coordinates));
    };
  }

  static Refusal refusal(String what) {
    return Refusal.unavailable(
        "CAPABILITY_UNAVAILABLE",
        "提供 " + what + " 的组件未运行，请查看 platform.bundleProblems",
        "the component behind " + what + " is not running; see platform.bundleProblems");
  }
}
