package org.exemplar.plugins.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exemplar.plugins.internal.content.Offers;
import org.exemplar.spi.Dimension;
import org.exemplar.spi.Form;
import org.exemplar.spi.OrganizationType;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.PluginVersion;
import org.exemplar.spi.SharedCriterion;
import org.exemplar.spi.programme.ProgrammeEvent;

/** Collects what plugins offer to each other. */
final class Offering {
  private final Map<String, Dimension> dimensions = new HashMap<>();
  private final Map<String, SharedCriterion> shared = new HashMap<>();
  private final Set<String> sets = new HashSet<>();
  private final Map<String, OrganizationType> types = new HashMap<>();
  private final Map<String, Form> forms = new HashMap<>();
  private final Map<String, ProgrammeEvent> events = new HashMap<>();
  private final Set<String> sectors = new HashSet<>();
  private final Map<String, PluginVersion> plugins = new HashMap<>();

  private Offering() {}

  /**
   * What those that are sound offer.
   *
   * @param all the same and those in which something is wrong
   */
  static Offers of(List<Candidate> sound, List<Candidate> all) {
    Offering offering = new Offering();
    sound.forEach(candidate -> candidate.heads().ifPresent(offering::add));
    Set<String> broken = new HashSet<>();
    all.forEach(candidate -> broken.add(candidate.id()));
    broken.removeAll(offering.plugins.keySet());
    return new Offers(
        offering.dimensions,
        offering.shared,
        offering.sets,
        offering.types,
        offering.forms,
        offering.events,
        offering.sectors,
        offering.plugins,
        broken);
  }

  private void add(PluginParts parts) {
    String id = parts.descriptor().id();
    String prefix = id + "/";
    plugins.put(id, parts.descriptor().version());
    parts.dimensions().forEach(d -> dimensions.put(prefix + d.code(), d));
    parts.sharedCriteria().forEach(s -> shared.put(prefix + s.code(), s));
    parts.criteriaSets().forEach(set -> sets.add(set.code()));
    parts.criteriaSets().forEach(set -> sets.add(prefix + set.code()));
    parts.organizationTypes().forEach(type -> types.put(prefix + type.code(), type));
    parts.forms().forEach(form -> forms.put(prefix + form.id(), form));
    parts.programmeEvents().forEach(event -> events.put(prefix + event.code(), event));
    if (parts.descriptor().kind() == PluginKind.SECTOR) {
      sectors.add(id);
    }
  }
}
