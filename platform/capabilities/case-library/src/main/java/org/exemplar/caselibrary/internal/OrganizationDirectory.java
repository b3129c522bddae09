package org.exemplar.caselibrary.internal;

import java.util.Collection;
import java.util.Map;

/** What the library asks about organisations. */
interface OrganizationDirectory {
  /** Names of organisations by code; a code that is not there is left out. */
  Map<String, String> names(Collection<String> codes);

  /** The organisations as GraphQL shows them, by code; a code that is not there is left out. */
  Map<String, ?> values(Collection<String> codes);
}
