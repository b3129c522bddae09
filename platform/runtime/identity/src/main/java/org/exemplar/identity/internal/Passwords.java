package org.exemplar.identity.internal;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Hashes passwords with Argon2id. Few at a time, because each takes 19 MiB and a good part of a
 * core.
 */
final class Passwords {
  private static final int LENGTH = 32;
  private static final int SALT = 16;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int SHORTEST = 10;
  private static final int LONGEST = 200;

  /**
   * How hard a hash is to make.
   *
   * @param memoryKib memory that it takes, in KiB
   */
  record Effort(int memoryKib, int iterations) {
    /** What is recommended where nothing speaks for more. */
    static final Effort USUAL = new Effort(19_456, 2);
  }

  private final Effort effort;
  private final Semaphore places;
  private @Nullable String nobodys;

  Passwords(int atATime, Effort effort) {
    this.effort = effort;
    this.places = new Semaphore(atATime, true);
  }

  String hash(String password) {
    return inTurn(
        () ->
            Password.hash(password)
                .addRandomSalt(SALT)
                .with(
                    Argon2Function.getInstance(
                        effort.memoryKib(), effort.iterations(), 1, LENGTH, Argon2.ID))
                .getResult());
  }

  /** Whether a password fits; where there is no hash it takes as long, and never fits. */
  boolean fits(String password, Optional<String> hash) {
    String against = hash.orElseGet(this::nobodys);
    boolean fits =
        inTurn(
            () ->
                Password.check(password, against)
                    .with(Argon2Function.getInstanceFromHash(against)));
    return fits && hash.isPresent();
  }

  /** The hash of a password that nobody knows, made when it is first needed. */
  private synchronized String nobodys() {
    String known = nobodys;
    if (known == null) {
      known = hash(Secrets.next());
      nobodys = known;
    }
    return known;
  }

  /** Why a password cannot be chosen. */
  static Optional<Refusal> weakness(String password, String login) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST || length > LONGEST) {
      return Optional.of(
          Refusal.of(
              "PASSWORD_WEAK",
              "密码应有 " + SHORTEST + " 至 " + LONGEST + " 个字符，现为 " + length + " 个",
              "a password has " + SHORTEST + " to " + LONGEST + " characters, not " + length));
    }
    if (password.toLowerCase(Locale.ROOT).contains(login)
        || password.chars().distinct().count() < 5) {
      return Optional.of(
          Refusal.of(
              "PASSWORD_WEAK",
              "密码不能包含登录名，且至少有 5 个不同的字符",
              "a password does not contain the login and has at least 5 different characters"));
    }
    return Optional.empty();
  }

  /** Who waits too long is sent away, so that a flood of tries does not pile up. */
  private <T> T inTurn(Supplier<T> work) {
    try {
      if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw busy();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw busy();
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }

  private static Refused busy() {
    return new Refused(
        Refusal.unavailable(
            "SIGN_IN_BUSY", "登录请求过多，请稍后再试", "too many sign-ins at a time; try again later"));
  }
}
