package org.exemplar.graphql.internal;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries an error of a fetcher's own code, such as a class that is missing or a recursion without
 * end, to where exceptions are answered; graphql-java would let it end the whole request.
 */
final class FetcherBroke extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private FetcherBroke(Error cause) {
    super(cause);
  }

  /** What the code answers; its errors become exceptions. */
  static <T extends @Nullable Object> T guard(Supplier<T> code) {
    try {
      return code.get();
    } catch (StackOverflowError | LinkageError | AssertionError broken) {
      throw new FetcherBroke(broken);
    }
  }
}
