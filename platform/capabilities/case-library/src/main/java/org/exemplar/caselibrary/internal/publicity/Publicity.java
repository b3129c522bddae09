package org.exemplar.caselibrary.internal.publicity;

import java.time.Clock;
import org.exemplar.graphql.SchemaNodes;
import org.exemplar.organizations.Organizations;
import org.exemplar.plugins.PluginCatalogue;
import org.exemplar.store.Store;

/** Channels, plans and items over one store. */
record Publicity(PublicityChannels channels, PublicityPlans plans, PublicityItems items) {
  static Publicity in(
      Store store,
      Organizations organizations,
      PluginCatalogue catalogue,
      SchemaNodes nodes,
      Clock clock) {
    PublicityChannels channels = new PublicityChannels(store, organizations, clock);
    return new Publicity(
        channels,
        new PublicityPlans(store, organizations, channels, catalogue::current, clock),
        new PublicityItems(store, organizations, channels, nodes, clock));
  }
}
