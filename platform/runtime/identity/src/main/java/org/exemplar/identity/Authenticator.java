package org.exemplar.identity;

import org.osgi.annotation.versioning.ProviderType;

/** Says who asks, an OSGi service. */
@ProviderType
public interface Authenticator {
  /**
   * Looks at credentials. It costs a look-up in memory, and a query where they are new or something
   * about accounts has changed.
   */
  Authentication authenticate(Credentials credentials);
}
