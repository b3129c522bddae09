package org.exemplar.web.internal;

import java.util.Optional;

/** One thing that must be there before requests make sense. */
interface ReadinessCheck {
  /** What it is about: one of {@link Readiness#NAMES}. */
  String name();

  /** What is missing, in plain words; empty when nothing is. */
  Optional<String> missing();
}
