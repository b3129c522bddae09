package org.exemplar.benchmarks;

import java.util.List;

/** One group of figures. */
interface Benchmark {
  /** The word that selects it on the command line. */
  String id();

  /** Measures, leaving nothing behind but what it found. */
  List<Table> measure(Workshop workshop) throws Exception;
}
