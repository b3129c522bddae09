package org.exemplar.identity.internal;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.exemplar.identity.internal.openid.OpenIdProvider.Attempt;
import org.jdbi.v3.core.Handle;

/** The SQL of sign-ins at a provider that are under way; of what a browser brings, digests only. */
final class OpenIdAttemptStore {
  /**
   * One of them.
   *
   * @param browser what the browser keeps
   * @param returnTo where it wants to go in the end
   */
  record Open(Attempt attempt, String browser, String returnTo, Instant expiresAt) {}

  int count(Handle handle) {
    return handle.createQuery("SELECT COUNT(*) FROM openid_attempt").mapTo(Integer.class).one();
  }

  void deleteExpired(Handle handle, Instant now) {
    handle
        .createUpdate("DELETE FROM openid_attempt WHERE expires_at < :now")
        .bind("now", now)
        .execute();
  }

  void insert(Handle handle, Open open) {
    handle
        .createUpdate(
            "INSERT INTO openid_attempt (state, browser, nonce, verifier, callback, return_to,"
                + " expires_at) VALUES (:state, :browser, :nonce, :verifier, :callback, :returnTo,"
                + " :expiresAt)")
        .bind("state", Secrets.digest(open.attempt().state()))
        .bind("browser", Secrets.digest(open.browser()))
        .bind("nonce", open.attempt().nonce())
        .bind("verifier", open.attempt().verifier())
        .bind("callback", open.attempt().callback().toString())
        .bind("returnTo", open.returnTo())
        .bind("expiresAt", open.expiresAt())
        .execute();
  }

  /** Takes one out, which nobody can do twice, nor from another browser. */
  Optional<Open> take(Handle handle, String state, String browser) {
    Optional<Open> open =
        handle
            .createQuery(
                "SELECT nonce, verifier, callback, return_to, expires_at FROM openid_attempt WHERE"
                    + " state = :state AND browser = :browser")
            .bind("state", Secrets.digest(state))
            .bind("browser", Secrets.digest(browser))
            .map(
                (row, context) ->
                    new Open(
                        new Attempt(
                            state,
                            row.getString(1),
                            row.getString(2),
                            URI.create(row.getString(3))),
                        browser,
                        row.getString(4),
                        Instant.parse(row.getString(5))))
            .findOne();
    return open.filter(any -> delete(handle, state));
  }

  private static boolean delete(Handle handle, String state) {
    return handle
            .createUpdate("DELETE FROM openid_attempt WHERE state = :state")
            .bind("state", Secrets.digest(state))
            .execute()
        > 0;
  }
}
