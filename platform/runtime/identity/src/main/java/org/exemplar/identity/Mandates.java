package org.exemplar.identity;

import java.util.Optional;
import org.exemplar.spi.identity.Caller;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Lets something act later on behalf of who set it up, an OSGi service. A mandate is no wider than
 * the credential that it was given with, and follows what becomes of the account; it outlives the
 * credential, so that a token can be exchanged for another one.
 */
@ProviderType
public interface Mandates {
  /**
   * The mandate that a caller can give.
   *
   * @throws IllegalArgumentException when it is not signed in
   */
  Mandate of(Caller caller);

  /**
   * Who acts by a mandate, with what the account may do by now; empty when the account is disabled
   * or has gone.
   *
   * @param name what acts, as the origin of changes names it
   */
  Optional<Caller> caller(Mandate mandate, String name);
}
