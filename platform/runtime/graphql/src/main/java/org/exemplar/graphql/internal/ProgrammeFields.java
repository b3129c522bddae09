package org.exemplar.graphql.internal;

import java.time.MonthDay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Form;
import org.exemplar.spi.OrganizationType;
import org.exemplar.spi.programme.Carrier;
import org.exemplar.spi.programme.Duty;
import org.exemplar.spi.programme.Guidance;
import org.exemplar.spi.programme.Moment;
import org.exemplar.spi.programme.ProgrammeEvent;
import org.exemplar.spi.programme.ProgrammeTemplate;
import org.exemplar.spi.programme.Track;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.SchemaContribution;

/** Fields of programme templates, carriers and guidance that lead on to other contributions. */
final class ProgrammeFields implements SchemaContribution {
  private final Catalogue catalogue;

  ProgrammeFields(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public Map<String, Fetcher> fetchers() {
    Map<String, Fetcher> fields = new HashMap<>();
    fields.put(
        "ProgrammeTemplate.qualifiedCode",
        field -> Sources.qualified(field, of(field, ProgrammeTemplate.class).code()));
    fields.put("ProgrammeTemplate.tracks", field -> parts(field, ProgrammeTemplate::tracks));
    fields.put("ProgrammeTemplate.duties", field -> parts(field, ProgrammeTemplate::duties));
    fields.put(
        "TemplateTrack.criteriaSets", field -> sets(field, of(field, Track.class).criteriaSets()));
    fields.put(
        "TemplateDuty.organizationTypes",
        field -> types(field, of(field, Duty.class).organizationTypes()));
    fields.put(
        "TemplateDuty.form",
        field -> of(field, Duty.class).form().flatMap(form -> form(field, form)).orElse(null));
    carriersAndGuidance(fields);
    moments(fields);
    return fields;
  }

  @Override
  public Map<Class<?>, String> types() {
    return Map.of(
        Moment.Day.class,
        "ProgrammeDay",
        Moment.Month.class,
        "ProgrammeMonth",
        Moment.Event.class,
        "ProgrammeOccasion",
        Moment.Words.class,
        "ProgrammeWords");
  }

  private void carriersAndGuidance(Map<String, Fetcher> fields) {
    fields.put(
        "Carrier.qualifiedCode",
        field -> Sources.qualified(field, of(field, Carrier.class).code()));
    fields.put(
        "Carrier.organizationTypes",
        field -> types(field, of(field, Carrier.class).organizationTypes()));
    fields.put(
        "Carrier.criteriaSets", field -> sets(field, of(field, Carrier.class).criteriaSets()));
    fields.put(
        "Guidance.qualifiedCode",
        field -> Sources.qualified(field, of(field, Guidance.class).code()));
    fields.put(
        "Guidance.organizationTypes",
        field -> types(field, of(field, Guidance.class).organizationTypes()));
  }

  private void moments(Map<String, Fetcher> fields) {
    fields.put("ProgrammeMonth.year", field -> month(field).month().getYear());
    fields.put("ProgrammeMonth.month", field -> month(field).month().getMonthValue());
    fields.put("ProgrammeOccasion.event", field -> event(field.source(Moment.Event.class).event()));
    fields.put(
        "ProgrammeEvent.qualifiedCode",
        field -> Sources.qualified(field, of(field, ProgrammeEvent.class).code()));
    fields.put("ProgrammeEvent.month", field -> yearly(field, MonthDay::getMonthValue));
    fields.put("ProgrammeEvent.day", field -> yearly(field, MonthDay::getDayOfMonth));
    fields.put("ProgrammeEvent.open", field -> of(field, ProgrammeEvent.class).isOpen());
  }

  private static <T> T of(FieldContext field, Class<T> kind) {
    return Sources.owned(field, kind).value();
  }

  private static Moment.Month month(FieldContext field) {
    return field.source(Moment.Month.class);
  }

  private static Optional<Integer> yearly(FieldContext field, Function<MonthDay, Integer> part) {
    return of(field, ProgrammeEvent.class).yearly().map(part);
  }

  private static <T> List<Owned<T>> parts(
      FieldContext field, Function<ProgrammeTemplate, List<T>> part) {
    Owned<ProgrammeTemplate> template = Sources.owned(field, ProgrammeTemplate.class);
    return Sources.of(template.plugin(), part.apply(template.value()));
  }

  private Optional<Owned<ProgrammeEvent>> event(String qualified) {
    return named(catalogue.programmeEvents(), ProgrammeEvent::code, qualified);
  }

  private Optional<Owned<Form>> form(FieldContext field, String name) {
    return named(catalogue.forms(), Form::id, Sources.qualified(field, name));
  }

  private List<Owned<OrganizationType>> types(FieldContext field, List<String> names) {
    return names.stream()
        .map(name -> Sources.qualified(field, name))
        .flatMap(name -> catalogue.organizationType(name).stream())
        .toList();
  }

  private List<Owned<CriteriaSet>> sets(FieldContext field, List<String> names) {
    String plugin = field.source(Owned.class).plugin();
    List<Owned<CriteriaSet>> all = catalogue.criteriaSets();
    return names.stream().flatMap(name -> set(plugin, name, all).stream()).toList();
  }

  /** By plugin and code, or by a code alone: one of the same plugin or else the first of any. */
  private static Optional<Owned<CriteriaSet>> set(
      String plugin, String name, List<Owned<CriteriaSet>> all) {
    String own = new Owned<>(plugin, name).qualify(name);
    return named(all, CriteriaSet::code, own)
        .or(() -> all.stream().filter(set -> set.value().code().equals(name)).findFirst());
  }

  private static <T> Optional<Owned<T>> named(
      List<Owned<T>> all, Function<T, String> code, String qualified) {
    return all.stream()
        .filter(one -> one.qualify(code.apply(one.value())).equals(qualified))
        .findFirst();
  }
}
