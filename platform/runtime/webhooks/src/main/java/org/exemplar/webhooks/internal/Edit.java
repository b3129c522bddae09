package org.exemplar.webhooks.internal;

import java.util.List;
import java.util.Optional;

/**
 * What is to be different of a webhook; what is empty stays.
 *
 * @param organization empty inside where it is taken away
 */
record Edit(
    Optional<String> name,
    Optional<String> url,
    Optional<List<String>> types,
    Optional<Optional<String>> organization,
    Optional<WebhookState> state) {

  /** Whether it says more than that it is to be paused. */
  boolean isMoreThanAPause() {
    return describes() || state.filter(WebhookState.ACTIVE::equals).isPresent();
  }

  boolean describes() {
    return name.isPresent() || url.isPresent() || types.isPresent() || organization.isPresent();
  }

  Draft draft(Description before) {
    return new Draft(
        name.orElse(before.name()),
        url.orElse(before.url().toString()),
        types.orElse(before.types()),
        organization.orElse(before.organization()));
  }

  Webhook of(Webhook before) {
    Webhook described =
        describes() ? before.described(draft(before.description()).description()) : before;
    return state
        .filter(wanted -> wanted != before.state())
        .map(wanted -> described.in(wanted, Optional.empty()))
        .orElse(described);
  }
}
