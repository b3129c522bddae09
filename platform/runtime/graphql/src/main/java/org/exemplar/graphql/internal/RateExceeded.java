package org.exemplar.graphql.internal;

import graphql.execution.AbortExecutionException;
import org.exemplar.graphql.Allowance;
import org.exemplar.spi.schema.Refusal;

/** A sender has too few points left for an operation; nothing was fetched. */
final class RateExceeded extends AbortExecutionException {
  static final String CODE = "RATE_LIMITED";

  private static final long serialVersionUID = 1L;

  private final transient Allowance allowance;
  private final long cost;

  RateExceeded(Allowance allowance, long cost) {
    this.allowance = allowance;
    this.cost = cost;
  }

  /** How long it takes. */
  Allowance allowance() {
    return allowance;
  }

  /** What is said of it. */
  Refusal refusal() {
    return Refusal.limit(
        allowance.perMinute(),
        CODE,
        "本分钟可用的查询点数已用完：此操作最多需 %d 点，尚余 %d 点（每分钟 %d 点），请 %d 秒后再试"
            .formatted(
                cost, allowance.remaining(), allowance.perMinute(), allowance.retryAfterSeconds()),
        "no points are left for this: it may cost %d, you have %d (%d a minute); try again in %d s"
            .formatted(
                cost, allowance.remaining(), allowance.perMinute(), allowance.retryAfterSeconds()));
  }
}
