package org.exemplar.identity.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.exemplar.store.Store;
import org.jdbi.v3.core.Handle;

/**
 * The SQL of tries with logins that nobody signs in with, which are counted and locked like those
 * of an account, so that nobody finds out by guessing who has one. Kept is only a place, 20 bits of
 * a digest under a key that no client knows: so there are never more than {@value #PLACES} rows,
 * and no login can be told from one, not even by who reads the table.
 */
final class NobodysTryStore {
  static final int PLACES = 1 << 20;
  private static final String DIGEST = "HmacSHA256";

  Tries of(Handle handle, String login) {
    return handle
        .createQuery(
            "SELECT failures, locked_until, tried_at FROM sign_in_try WHERE place = :place")
        .bind("place", place(key(handle), login))
        .map((row, context) -> tries(row))
        .findOne()
        .orElse(Tries.NONE);
  }

  /** Those of a row, here or of an account. */
  static Tries tries(ResultSet row) throws SQLException {
    return new Tries(
        row.getInt("failures"),
        Optional.ofNullable(row.getString("locked_until")).map(Instant::parse),
        Optional.ofNullable(row.getString("tried_at")).map(Instant::parse));
  }

  void set(Handle handle, String login, Tries tries) {
    handle
        .createUpdate(
            "INSERT INTO sign_in_try (place, failures, locked_until, tried_at) VALUES (:place,"
                + " :failures, :until, :last) ON CONFLICT (place) DO UPDATE SET failures ="
                + " excluded.failures, locked_until = excluded.locked_until, tried_at ="
                + " excluded.tried_at")
        .bind("place", place(key(handle), login))
        .bind("failures", tries.failures())
        .bindByType("until", tries.lockedUntil().orElse(null), Instant.class)
        .bindByType("last", tries.last().orElseThrow(), Instant.class)
        .execute();
  }

  /** Deletes what counts no more; where there is none, nothing is written. */
  void forget(Store store, Instant now) {
    Instant before = now.minus(Tries.LOCK);
    if (store.read(handle -> count(handle, before)) > 0) {
      int unused = store.write(transaction -> delete(transaction.handle(), before));
    }
  }

  private static int count(Handle handle, Instant before) {
    return handle
        .createQuery("SELECT COUNT(*) FROM sign_in_try WHERE tried_at <= :before")
        .bind("before", before)
        .mapTo(Integer.class)
        .one();
  }

  private static int delete(Handle handle, Instant before) {
    return handle
        .createUpdate("DELETE FROM sign_in_try WHERE tried_at <= :before")
        .bind("before", before)
        .execute();
  }

  /** Made by whoever needs it first; all nodes have the same. */
  private static String key(Handle handle) {
    Optional<String> known =
        handle.createQuery("SELECT secret FROM sign_in_key").mapTo(String.class).findOne();
    return known.orElseGet(
        () -> {
          String made = Secrets.next();
          handle
              .createUpdate("INSERT INTO sign_in_key (id, secret) VALUES (1, :secret)")
              .bind("secret", made)
              .execute();
          return made;
        });
  }

  private static int place(String key, String login) {
    try {
      Mac mac = Mac.getInstance(DIGEST);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), DIGEST));
      byte[] digest = mac.doFinal(login.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getInt() & (PLACES - 1);
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError("every Java platform has " + DIGEST, impossible);
    }
  }
}
