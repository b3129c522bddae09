package org.exemplar.plugins.internal.content;

import java.util.Map;
import java.util.Set;
import org.exemplar.spi.Dimension;
import org.exemplar.spi.Form;
import org.exemplar.spi.OrganizationType;
import org.exemplar.spi.PluginVersion;
import org.exemplar.spi.SharedCriterion;
import org.exemplar.spi.programme.ProgrammeEvent;

/**
 * What plugins that work offer to each other.
 *
 * @param dimensions by plugin and code, such as {@code core/D1}
 * @param sharedCriteria by plugin and code, such as {@code core/openness}
 * @param sets criteria sets, by code and by plugin and code
 * @param types organisation types by plugin and code, such as {@code rural/village-organization}
 * @param forms by plugin and id, such as {@code rural/village-profile}
 * @param events events of programmes by plugin and code, such as {@code core/founding-day}
 * @param sectors ids of the plugins that are sectors
 * @param plugins all that work, by id
 * @param broken ids of those that are installed and do not work
 */
public record Offers(
    Map<String, Dimension> dimensions,
    Map<String, SharedCriterion> sharedCriteria,
    Set<String> sets,
    Map<String, OrganizationType> types,
    Map<String, Form> forms,
    Map<String, ProgrammeEvent> events,
    Set<String> sectors,
    Map<String, PluginVersion> plugins,
    Set<String> broken) {
  public Offers {
    dimensions = Map.copyOf(dimensions);
    sharedCriteria = Map.copyOf(sharedCriteria);
    sets = Set.copyOf(sets);
    types = Map.copyOf(types);
    forms = Map.copyOf(forms);
    events = Map.copyOf(events);
    sectors = Set.copyOf(sectors);
    plugins = Map.copyOf(plugins);
    broken = Set.copyOf(broken);
  }
}
