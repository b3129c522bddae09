package org.exemplar.benchmarks.relevance;

/** What a grade is worth. */
public enum Gain {
  /** Two to the power of the grade, less one. */
  EXPONENTIAL {
    @Override
    double of(int grade) {
      return Math.pow(2, grade) - 1;
    }
  },
  /** The grade. */
  LINEAR {
    @Override
    double of(int grade) {
      return grade;
    }
  };

  /** What a grade above 0 is worth. */
  abstract double of(int grade);
}
