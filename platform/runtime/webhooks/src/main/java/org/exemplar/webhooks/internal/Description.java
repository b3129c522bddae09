package org.exemplar.webhooks.internal;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What people say of a webhook.
 *
 * @param types of objects; empty for all
 * @param organization code of the organisation in whose part of the tree; empty for everywhere
 */
record Description(String name, URI url, List<String> types, Optional<String> organization) {
  Description {
    types = List.copyOf(types);
  }
}
