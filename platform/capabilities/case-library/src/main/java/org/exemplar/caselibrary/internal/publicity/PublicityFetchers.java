package org.exemplar.caselibrary.internal.publicity;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.exemplar.caselibrary.internal.CaseView;
import org.exemplar.graphql.SchemaNodes;
import org.exemplar.organizations.Organizations;
import org.exemplar.plugins.PluginCatalogue;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.BatchFetcher;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.Identified;
import org.exemplar.spi.schema.Input;
import org.exemplar.spi.schema.NodeLoader;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.SchemaContribution;
import org.exemplar.store.Store;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers the fields of {@code publicity.graphqls}. */
@Component(service = SchemaContribution.class)
public final class PublicityFetchers implements SchemaContribution {
  private final Publicity publicity;
  private final Organizations organizations;
  private final SchemaNodes nodes;

  @Activate
  public PublicityFetchers(
      @Reference Store store,
      @Reference Organizations organizations,
      @Reference PluginCatalogue catalogue,
      @Reference SchemaNodes nodes) {
    this(
        Publicity.in(store, organizations, catalogue, nodes, Clock.systemDefaultZone()),
        organizations,
        nodes);
  }

  PublicityFetchers(Publicity publicity, Organizations organizations, SchemaNodes nodes) {
    this.publicity = publicity;
    this.organizations = organizations;
    this.nodes = nodes;
  }

  @Override
  public Map<String, Fetcher> fetchers() {
    Map<String, Fetcher> fetchers = new HashMap<>(new PublicityChanges(publicity).fetchers());
    fetchers.put(
        "Query.publicityChannels",
        field -> publicity.channels().page(filter(field).channels(), PageRequest.of(field)));
    fetchers.put(
        "Query.publicityPlans",
        field ->
            publicity.plans().page(filter(field).plans(field.caller()), PageRequest.of(field)));
    fetchers.put(
        "Query.publicityItems",
        field ->
            publicity.items().page(filter(field).items(field.caller()), PageRequest.of(field)));
    return fetchers;
  }

  private static PublicityInput filter(FieldContext field) {
    return new PublicityInput(Input.of(field, "filter"));
  }

  @Override
  public Map<String, BatchFetcher> batchFetchers() {
    return Map.ofEntries(
        Map.entry(
            "CaseStudy.publicity",
            fields -> publicity(fields, field -> field.source(CaseView.class).id())),
        Map.entry(
            "PolicyDocument.publicity",
            fields -> publicity(fields, field -> field.source(Identified.class).id())),
        Map.entry(
            "PublicityChannel.organization",
            fields ->
                organizations(
                    fields, field -> field.source(PublicityChannel.class).organizationCode())),
        Map.entry(
            "PublicityPlan.organization",
            fields ->
                organizations(
                    fields,
                    field -> Optional.of(field.source(PublicityPlan.class).organizationCode()))),
        Map.entry("PublicityPlan.supersedes", this::superseded),
        Map.entry("PublicityPlan.coverage", this::coverage),
        Map.entry("PublicityPlanNode.channels", this::channelsOfNodes),
        Map.entry("PublicityItem.subject", this::subjects),
        Map.entry("PublicityItem.channel", this::channels),
        Map.entry(
            "PublicityItem.organization",
            fields -> organizations(fields, field -> Optional.of(said(field).organizationCode()))),
        Map.entry("PublicityItem.plan", this::plans));
  }

  @Override
  public Map<String, NodeLoader> nodes() {
    return Map.of(
        PublicityChannel.TYPE, (codes, caller) -> publicity.channels().byCodes(codes),
        PublicityPlan.TYPE, (keys, caller) -> publicity.plans().byKeys(keys, caller),
        PublicityItem.TYPE, (keys, caller) -> publicity.items().byKeys(keys, caller));
  }

  @Override
  public Map<Class<?>, String> types() {
    return Map.of(
        PublicityChannel.class,
        PublicityChannel.TYPE,
        PublicityPlan.class,
        PublicityPlan.TYPE,
        PublicityItem.class,
        PublicityItem.TYPE);
  }

  private static ItemDraft said(FieldContext field) {
    return field.source(PublicityItem.class).said();
  }

  private static Caller caller(List<FieldContext> fields) {
    return fields.getFirst().caller();
  }

  private List<? extends @Nullable Object> publicity(
      List<FieldContext> fields, Function<FieldContext, String> id) {
    List<GlobalId> subjects =
        fields.stream().map(id).map(GlobalId::decode).map(Optional::orElseThrow).toList();
    return publicity
        .items()
        .ofSubjects(subjects, PageRequest.of(fields.getFirst()), caller(fields));
  }

  private List<? extends @Nullable Object> organizations(
      List<FieldContext> fields, Function<FieldContext, Optional<String>> code) {
    return found(fields, code, organizations::find);
  }

  private List<? extends @Nullable Object> superseded(List<FieldContext> fields) {
    return found(
        fields,
        field -> field.source(PublicityPlan.class).supersededKey(),
        keys -> publicity.plans().byKeys(keys, caller(fields)));
  }

  private List<? extends @Nullable Object> plans(List<FieldContext> fields) {
    return found(
        fields,
        field -> said(field).planKey(),
        keys -> publicity.plans().byKeys(keys, caller(fields)));
  }

  private List<? extends @Nullable Object> coverage(List<FieldContext> fields) {
    return publicity
        .plans()
        .coverage(fields.stream().map(field -> field.source(PublicityPlan.class)).toList());
  }

  private List<? extends @Nullable Object> channels(List<FieldContext> fields) {
    return found(
        fields, field -> Optional.of(said(field).channelCode()), publicity.channels()::byCodes);
  }

  private List<? extends @Nullable Object> channelsOfNodes(List<FieldContext> fields) {
    Map<String, PublicityChannel> found =
        publicity
            .channels()
            .byCodes(
                fields.stream()
                    .flatMap(field -> field.source(PlanNode.class).channelCodes().stream())
                    .distinct()
                    .toList());
    return fields.stream()
        .map(
            field ->
                field.source(PlanNode.class).channelCodes().stream()
                    .flatMap(code -> Optional.ofNullable(found.get(code)).stream())
                    .toList())
        .toList();
  }

  private List<? extends @Nullable Object> subjects(List<FieldContext> fields) {
    List<GlobalId> ids = fields.stream().map(field -> said(field).subject()).toList();
    Map<GlobalId, SchemaNodes.Found> found =
        nodes.load(ids.stream().distinct().toList(), caller(fields));
    List<@Nullable Object> answers = new ArrayList<>();
    ids.forEach(
        id ->
            answers.add(
                Optional.ofNullable(found.get(id)).map(SchemaNodes.Found::value).orElse(null)));
    return answers;
  }

  /** Each field's object, looked up together; null where there is none. */
  private static <T> List<? extends @Nullable Object> found(
      List<FieldContext> fields,
      Function<FieldContext, Optional<String>> key,
      Function<Collection<String>, Map<String, T>> load) {
    List<Optional<String>> keys = fields.stream().map(key).toList();
    Map<String, T> found = load.apply(keys.stream().flatMap(Optional::stream).distinct().toList());
    List<@Nullable Object> answers = new ArrayList<>();
    keys.forEach(one -> answers.add(one.<@Nullable Object>map(found::get).orElse(null)));
    return answers;
  }
}
