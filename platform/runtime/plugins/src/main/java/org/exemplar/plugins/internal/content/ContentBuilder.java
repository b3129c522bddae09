package org.exemplar.plugins.internal.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.schema.SdlFile;

/** Builds the values of a plugin from files that all checks have passed. */
final class ContentBuilder {
  private final PluginTree tree;
  private final List<SdlFile> sdl;
  private final Findings findings;

  ContentBuilder(PluginTree tree, List<SdlFile> sdl, Findings findings) {
    this.tree = tree;
    this.sdl = List.copyOf(sdl);
    this.findings = findings;
  }

  /** The content; empty when a value refused itself, which is then among the findings. */
  Optional<PluginContent> build() {
    Optional<PluginDescriptor> descriptor = descriptor();
    TypeBuilder types = new TypeBuilder(new Types(tree));
    ProgrammeBuilder programmes = new ProgrammeBuilder(OwnNames.of(tree));
    PluginContent content =
        descriptor.isEmpty()
            ? null
            : new PluginContent(
                descriptor.get(),
                nodes(tree.organizationTypes(), types::build),
                nodes(tree.elements(ContentKind.DIMENSIONS), CriteriaBuilder::dimension),
                nodes(tree.elements(ContentKind.SHARED_CRITERIA), CriteriaBuilder::shared),
                all(tree.criteriaSets(), CriteriaBuilder::build),
                nodes(tree.forms(), FormBuilder::build),
                nodes(tree.indexes(), IndexBuilder::build),
                nodes(tree.elements(ContentKind.GLOSSARY), WordBuilder::term),
                nodes(tree.elements(ContentKind.PROGRAMME_EVENTS), ProgrammeBuilder::event),
                nodes(tree.bodies(ContentKind.PROGRAMME_TEMPLATE).toList(), programmes::template),
                nodes(tree.elements(ContentKind.CARRIERS), CarrierBuilder::carrier),
                nodes(tree.elements(ContentKind.GUIDANCE), CarrierBuilder::guidance),
                WordBuilder.messages(tree),
                sdl,
                Places.of(tree));
    return findings.isEmpty() ? Optional.ofNullable(content) : Optional.empty();
  }

  Optional<PluginDescriptor> descriptor() {
    List<Located> plugin = tree.bodies(ContentKind.PLUGIN).limit(1).toList();
    return nodes(plugin, DescriptorBuilder::build).stream().findFirst();
  }

  private <T> List<T> nodes(List<Located> places, Function<JsonNode, T> build) {
    return all(places, place -> build.apply(place.node()));
  }

  private <T> List<T> all(List<Located> places, Function<Located, T> build) {
    return places.stream().flatMap(place -> one(place, build)).toList();
  }

  private <T> Stream<T> one(Located place, Function<Located, T> build) {
    try {
      return Stream.of(build.apply(place));
    } catch (IllegalArgumentException | DateTimeException refused) {
      String reason = String.valueOf(refused.getMessage());
      findings.add(place.problem(Codes.INVALID, new LocalizedText("内容无效：" + reason, reason)));
      return Stream.empty();
    }
  }
}
