package org.exemplar.testkit.internal;

import java.util.List;

/** What a platform holds in memory, after a full collection. */
interface Memory {
  /** How many bundles the framework holds that are wired to others, in all their revisions. */
  long bundles();

  /** How many class loaders hold classes of those names; the most of any of them. */
  long loaders(List<String> classes);
}
