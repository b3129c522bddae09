package org.exemplar.plugins.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.exemplar.plugins.internal.content.Unresolved;
import org.exemplar.spi.programme.Carrier;
import org.exemplar.spi.programme.Duty;
import org.exemplar.spi.programme.Guidance;
import org.exemplar.spi.programme.Milestone;
import org.exemplar.spi.programme.Moment;
import org.exemplar.spi.programme.Phase;
import org.exemplar.spi.programme.ProgrammeTemplate;
import org.exemplar.spi.programme.Step;
import org.exemplar.spi.programme.Track;

/** Names of parts of other plugins in programme templates, carriers and guidance. */
final class ProgrammeReferences {
  private final References references;

  ProgrammeReferences(References references) {
    this.references = references;
  }

  void check(PluginParts parts) {
    parts.programmeTemplates().forEach(this::template);
    parts.carriers().forEach(this::carrier);
    parts.guidance().forEach(this::guidance);
  }

  private void template(ProgrammeTemplate template) {
    String part = "programme/" + template.code();
    moments(template).forEach(moment -> moment(part, moment));
    template.tracks().stream().map(Track::criteriaSets).forEach(sets -> sets(part, sets));
    for (Duty duty : template.duties()) {
      types(part, duty.organizationTypes());
      duty.form().ifPresent(form -> form(part, form));
    }
  }

  private static Stream<Moment> moments(ProgrammeTemplate template) {
    return Stream.of(
            template.phases().stream().map(Phase::from).flatMap(Optional::stream),
            template.phases().stream().map(Phase::until).flatMap(Optional::stream),
            template.milestones().stream().map(Milestone::when),
            template.steps().stream().map(Step::when).flatMap(Optional::stream),
            template.duties().stream().map(Duty::due).flatMap(Optional::stream))
        .flatMap(moments -> moments);
  }

  private void moment(String part, Moment moment) {
    if (moment instanceof Moment.Event at
        && !references.offers().events().containsKey(at.event())) {
      references.open(
          part + "/event/" + at.event(), Unresolved.event(at.event(), references.offers()));
    }
  }

  private void carrier(Carrier carrier) {
    String part = "carrier/" + carrier.code();
    types(part, carrier.organizationTypes());
    sets(part, carrier.criteriaSets());
  }

  private void guidance(Guidance guidance) {
    types("guidance/" + guidance.code(), guidance.organizationTypes());
  }

  private void types(String part, List<String> types) {
    references.types(part + "/type/", types);
  }

  private void form(String part, String form) {
    if (References.namesPlugin(form) && !references.offers().forms().containsKey(form)) {
      references.open(part + "/form/" + form, Unresolved.form(form, references.offers()));
    }
  }

  private void sets(String part, List<String> sets) {
    sets.stream()
        .filter(set -> !references.offers().sets().contains(set))
        .forEach(
            set -> references.open(part + "/set/" + set, Unresolved.set(set, references.offers())));
  }
}
