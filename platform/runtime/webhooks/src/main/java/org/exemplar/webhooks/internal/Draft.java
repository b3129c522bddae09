package org.exemplar.webhooks.internal;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exemplar.graphql.ObjectChanges;
import org.exemplar.graphql.ObjectWatch;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Refusal;

/** What somebody means a webhook to be, which may be wrong. */
record Draft(String name, String url, List<String> types, Optional<String> organization) {
  private static final int LONGEST_NAME = 60;

  Draft {
    types = List.copyOf(types);
  }

  /** What is wrong with it. */
  List<Refusal> refusals(Caller caller, ObjectChanges objects, Destinations destinations) {
    List<Refusal> wrong = new ArrayList<>();
    String plain = name.strip();
    if (plain.isEmpty() || plain.length() > LONGEST_NAME) {
      wrong.add(WebhookRefusals.wrongName(LONGEST_NAME));
    }
    destinations.refusal(url).map(refusal -> refusal.at("input", "url")).ifPresent(wrong::add);
    objects
        .refusal(new ObjectWatch(types, organization, caller))
        .map(Draft::inInput)
        .ifPresent(wrong::add);
    return wrong;
  }

  private static Refusal inInput(Refusal refusal) {
    List<String> path = new ArrayList<>(refusal.path());
    path.addFirst("input");
    return refusal.at(path.toArray(String[]::new));
  }

  Description description() {
    return new Description(name.strip(), URI.create(url), types, organization);
  }
}
