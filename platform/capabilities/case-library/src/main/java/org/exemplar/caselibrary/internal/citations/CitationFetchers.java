package org.exemplar.caselibrary.internal.citations;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.caselibrary.internal.CaseView;
import org.exemplar.caselibrary.internal.changes.Common;
import org.exemplar.caselibrary.internal.changes.Payload;
import org.exemplar.graphql.SchemaNodes;
import org.exemplar.organizations.Organizations;
import org.exemplar.spi.schema.BatchFetcher;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.Input;
import org.exemplar.spi.schema.NodeLoader;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.SchemaContribution;
import org.exemplar.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers the fields of {@code case-citations.graphqls}. */
@Component(service = SchemaContribution.class)
public final class CitationFetchers implements SchemaContribution {
  /** An id that is none of ours leads nowhere. */
  private static final GlobalId NOWHERE = new GlobalId("", "");

  private final CaseCitations citations;

  @Activate
  public CitationFetchers(
      @Reference Store store,
      @Reference Organizations organizations,
      @Reference SchemaNodes nodes) {
    this(new CaseCitations(store, organizations, nodes, Clock.systemUTC()));
  }

  CitationFetchers(CaseCitations citations) {
    this.citations = citations;
  }

  @Override
  public Map<String, Fetcher> fetchers() {
    return Map.of(
        "Query.caseCitations", this::cited,
        "Mutation.citeCaseStudy", this::cite,
        "Mutation.removeCaseCitation", this::remove);
  }

  @Override
  public Map<String, BatchFetcher> batchFetchers() {
    return Map.of(
        "CaseStudy.citations",
        fields ->
            citations.by(
                cases(fields), PageRequest.of(fields.getFirst()), fields.getFirst().caller()),
        "CaseStudy.citedBy",
        fields ->
            citations.of(
                cases(fields), PageRequest.of(fields.getFirst()), fields.getFirst().caller()));
  }

  @Override
  public Map<String, NodeLoader> nodes() {
    return Map.of(CaseCitation.TYPE, citations::byKeys);
  }

  @Override
  public Map<Class<?>, String> types() {
    return Map.of(CitationView.class, CaseCitation.TYPE);
  }

  private static List<GlobalId> cases(List<FieldContext> fields) {
    return fields.stream()
        .map(field -> new GlobalId(CaseCitation.CASE, field.source(CaseView.class).key()))
        .toList();
  }

  private Object cited(FieldContext field) {
    GlobalId citing =
        field.argument("citing", String.class).flatMap(GlobalId::decode).orElse(NOWHERE);
    return citations.by(List.of(citing), PageRequest.of(field), field.caller()).getFirst();
  }

  private Object cite(FieldContext field) {
    Input input = Input.of(field, "input");
    CaseCitations.Citing said =
        new CaseCitations.Citing(
            id(input, "citing"),
            id(input, "cited"),
            input.optional("passage", String.class).map(CasePassage::valueOf),
            input.text("note").strip());
    return Payload.of("citation", citations.cite(said, input.flag("dryRun"), field.caller()));
  }

  private Object remove(FieldContext field) {
    Input input = Input.of(field, "input");
    Optional<String> key = Common.key(input.text("citation"), CaseCitation.TYPE);
    return Payload.done(
        "removed", citations.remove(key.orElse(""), input.flag("dryRun"), field.caller()));
  }

  private static GlobalId id(Input input, String name) {
    return GlobalId.decode(input.text(name)).orElse(NOWHERE);
  }
}
