package org.exemplar.graphql;

import org.exemplar.spi.identity.Caller;
import org.osgi.annotation.versioning.ProviderType;

/** Documents that clients are trusted with, an OSGi service. */
@ProviderType
public interface TrustedDocuments {
  /**
   * The list that holds for somebody: that of the client of its token, or one of those that are
   * always there. It costs a look-up in memory, and a query where a list has changed.
   */
  TrustedList of(Caller caller);
}
