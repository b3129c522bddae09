package org.exemplar.plugins.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.content.ContentResult;
import org.exemplar.plugins.internal.content.CriteriaSetDraft;
import org.exemplar.plugins.internal.content.PluginContent;
import org.exemplar.spi.PluginDescriptor;

/**
 * A bundle that is a plugin, or an archive that was to become one, before plugins are compared with
 * each other.
 *
 * @param bundleId id of its bundle, -1 where it has none
 * @param name symbolic name of the bundle or name of the archive
 * @param version version of the bundle, empty where it has none
 * @param added whether somebody put it beside those of the distribution
 * @param failed whether it is not running
 * @param descriptor who it is, where that can be read
 * @param content its declarative content, where that is right
 * @param code what its code said
 * @param problems what is wrong with it
 */
public record Candidate(
    long bundleId,
    String name,
    String version,
    boolean added,
    boolean failed,
    Optional<PluginDescriptor> descriptor,
    Optional<PluginContent> content,
    Optional<PluginParts> code,
    List<Problem> problems) {
  public Candidate {
    problems = List.copyOf(problems);
  }

  /** A bundle that runs. */
  static Candidate read(long bundleId, String name, String version, ContentResult result) {
    return switch (result) {
      case ContentResult.Good good ->
          new Candidate(
              bundleId,
              name,
              version,
              false,
              false,
              Optional.of(good.content().descriptor()),
              Optional.of(good.content()),
              Optional.empty(),
              List.of());
      case ContentResult.Bad bad ->
          new Candidate(
              bundleId,
              name,
              version,
              false,
              false,
              bad.descriptor(),
              Optional.empty(),
              Optional.empty(),
              bad.problems());
    };
  }

  /** A bundle or an archive that does not run. */
  static Candidate failed(
      long bundleId,
      String name,
      String version,
      Optional<PluginDescriptor> descriptor,
      List<Problem> problems) {
    return new Candidate(
        bundleId,
        name,
        version,
        false,
        true,
        descriptor,
        Optional.empty(),
        Optional.empty(),
        problems);
  }

  /** The same, put there by somebody: it stands behind those of the distribution. */
  Candidate asAdded() {
    return new Candidate(
        bundleId, name, version, true, failed, descriptor, content, code, problems);
  }

  /** The same with something wrong. */
  Candidate with(List<Problem> more) {
    List<Problem> all = Stream.concat(problems.stream(), more.stream()).toList();
    return new Candidate(bundleId, name, version, added, failed, descriptor, content, code, all);
  }

  /** The same with what its code said. */
  Candidate with(CodeContribution contribution) {
    return switch (contribution) {
      case CodeContribution.Threw threw -> with(List.of(threw.problem()));
      case CodeContribution.Answered answered -> with(answered.parts());
    };
  }

  private Candidate with(PluginParts parts) {
    String coded = parts.descriptor().id();
    Candidate result =
        new Candidate(
            bundleId,
            name,
            version,
            added,
            failed,
            descriptor,
            content,
            Optional.of(parts),
            problems);
    return id().equals(coded)
        ? result.with(Repeated.in(content, parts))
        : result.with(List.of(Problems.idDiffers(id(), coded)));
  }

  /**
   * Its contributions; of criteria sets in its files only the heads, which need no other plugin.
   */
  Optional<PluginParts> heads() {
    return content
        .map(
            files ->
                PluginParts.of(
                    files, files.criteriaSets().stream().map(CriteriaSetDraft::head).toList()))
        .map(files -> code.map(files::and).orElse(files));
  }

  /** Its id, or the name of its bundle where it has none that can be read. */
  String id() {
    return descriptor.map(PluginDescriptor::id).orElse(name);
  }

  /** Whether it can be compared with others. */
  boolean sound() {
    return !failed && problems.isEmpty() && content.isPresent();
  }
}
