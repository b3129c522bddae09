package org.exemplar.graphql.internal;

import graphql.GraphQL;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exemplar.graphql.FormRecords;
import org.exemplar.graphql.internal.PlatformFields.Published;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.DefinitionArchive;
import org.exemplar.search.SearchEngine;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.schema.SchemaContribution;

/** Composes schemas of a catalogue and of what the capabilities answer. */
final class Drafting {
  /** Loaders of classes that are no plugin's. */
  private static final Set<ClassLoader> OWN =
      Stream.of(Drafting.class, SchemaContribution.class)
          .map(Class::getClassLoader)
          .collect(Collectors.toSet());

  private final SearchEngine search;
  private final PluginCalls calls;
  private final Gate gate;
  private final Composer composer;
  private final Map<String, List<String>> keys;
  private final List<SchemaContribution> contributions = new CopyOnWriteArrayList<>();
  private final List<FormRecords> records = new CopyOnWriteArrayList<>();
  private final List<DefinitionArchive> archives = new CopyOnWriteArrayList<>();
  private final List<Supplier<Map<String, String>>> problems = new CopyOnWriteArrayList<>();
  private final AtomicLong arrivals = new AtomicLong();

  /**
   * Composes.
   *
   * @param calls where code of plugins is called
   * @param gate lets operations through
   * @param contract the platform's own SDL, by file
   */
  Drafting(SearchEngine search, PluginCalls calls, Gate gate, Map<String, String> contract) {
    this.search = search;
    this.calls = calls;
    this.gate = gate;
    this.composer = new Composer(contract);
    this.keys = composer.keys();
  }

  void add(SchemaContribution contribution) {
    contributions.add(contribution);
    arrivals.incrementAndGet();
  }

  void remove(SchemaContribution contribution) {
    contributions.remove(contribution);
    arrivals.incrementAndGet();
  }

  void add(FormRecords added) {
    records.add(added);
  }

  void remove(FormRecords removed) {
    records.remove(removed);
  }

  void add(DefinitionArchive added) {
    archives.add(added);
  }

  void remove(DefinitionArchive removed) {
    archives.remove(removed);
  }

  void add(Supplier<Map<String, String>> added) {
    problems.add(added);
  }

  void remove(Supplier<Map<String, String>> removed) {
    problems.remove(removed);
  }

  /** Whether nothing has come or gone since a draft but, maybe, plugins. */
  boolean isCurrent(SchemaDraft draft) {
    return draft.contributions() == arrivals.get();
  }

  SchemaDraft compose(Catalogue content) {
    long begin = System.nanoTime();
    long seen = arrivals.get();
    Fields fields = new Fields();
    Values values = new Values();
    LateValue<Published> published = new LateValue<>(new Published(0, "", ""));
    contribute(fields, values, content, published);
    List<String> missing =
        composer.rootFields().stream().filter(field -> !fields.answers(field)).toList();
    List<Plugin> plugins = content.active().toList();
    Composition composition =
        composer.compose(plugins, Wiring.of(fields, values, composer.rootFields()));
    AccessRules rules = AccessRules.of(composition.schema());
    fields.showTo(rules::allows);
    Faults faults = new Faults();
    GraphQL graphql =
        GraphQL.newGraphQL(composition.schema())
            .preparsedDocumentProvider(new DocumentCache())
            .instrumentation(
                gate.spans()
                    .beside(
                        new RequestGuard(rules, gate, composition.owners()), composition.owners()))
            .defaultDataFetcherExceptionHandler(faults)
            .queryExecutionStrategy(new QueryStrategy(faults))
            .subscriptionExecutionStrategy(new SubscriptionStrategy(faults))
            .build();
    return new SchemaDraft(
        content,
        seen,
        graphql,
        new SchemaObjects(content, fields),
        composition.sdl(),
        composition.offenders(),
        missing,
        published,
        Duration.ofNanos(System.nanoTime() - begin));
  }

  /** Whether every field of the contract is answered, without composing anything. */
  boolean isComplete(Catalogue content) {
    Fields fields = new Fields();
    contribute(fields, new Values(), content, new LateValue<>(new Published(0, "", "")));
    return composer.rootFields().stream().allMatch(fields::answers);
  }

  private void contribute(
      Fields fields, Values values, Catalogue content, Supplier<Published> published) {
    FormSchemas schemas = new FormSchemas();
    CatalogueFields catalogueFields = new CatalogueFields(content, schemas);
    fields.add(catalogueFields);
    fields.add(new SearchFields(content, search, fields));
    fields.add(new FormFields(content, schemas, values, this::records, fields));
    fields.add(new VersionFields(content, this::archive));
    fields.add(
        new PlatformFields(
            content,
            catalogueFields,
            search,
            fields,
            published,
            this::bundleProblems,
            Clock.systemUTC()));
    if (!keys.isEmpty()) {
      fields.add(new Federation(keys, fields, () -> published.get().sdl()));
    }
    contributions.forEach(fields::add);
    content
        .active()
        .forEach(
            plugin ->
                plugin
                    .schema()
                    .ifPresent(code -> contribute(fields, values, plugin.descriptor().id(), code)));
  }

  private void contribute(Fields fields, Values values, String plugin, SchemaContribution code) {
    PluginCalls.Bay bay = calls.of(plugin, code);
    fields.add(code, bay);
    Stream.of(code.fetchers(), code.batchFetchers(), code.nodes())
        .flatMap(answering -> answering.values().stream())
        .map(answer -> answer.getClass().getClassLoader())
        .filter(loader -> loader != null && !OWN.contains(loader))
        .forEach(loader -> values.callIn(loader, bay));
  }

  private Optional<FormRecords> records() {
    return records.stream().findFirst();
  }

  private Optional<DefinitionArchive> archive() {
    return archives.stream().findFirst();
  }

  private Map<String, String> bundleProblems() {
    Map<String, String> all = new LinkedHashMap<>();
    problems.forEach(supplier -> all.putAll(supplier.get()));
    return all;
  }
}
