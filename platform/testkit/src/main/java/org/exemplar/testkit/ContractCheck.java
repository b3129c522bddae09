package org.exemplar.testkit;

import org.exemplar.spi.LocalizedText;

/** One point of the contract that every plugin keeps. */
public interface ContractCheck {
  /** Stable, in kebab-case, such as {@code form-values}. */
  String id();

  /** What holds when it passes. */
  LocalizedText name();

  /** Looks whether it holds. Nothing is thrown; checks are run one after another. */
  ContractOutcome run();
}
