package org.exemplar.plugins.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.InstalledPlugin;
import org.exemplar.plugins.PluginState;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.content.CriteriaSetDraft;
import org.exemplar.plugins.internal.content.Offers;
import org.exemplar.plugins.internal.content.PluginContent;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Dimension;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.SharedCriterion;

/**
 * Makes a catalogue of all plugins that are there. Depends on nothing but them, so the order in
 * which they came plays no part.
 */
final class CatalogueRules {
  private static final Comparator<Candidate> ORDER =
      Comparator.comparingInt(CatalogueRules::rank)
          .thenComparing(Candidate::id)
          .thenComparingLong(Candidate::bundleId)
          .thenComparing(Candidate::name);

  private final List<Candidate> candidates;

  /** By candidate itself: comparing their whole content would be slow. */
  private final Map<Candidate, List<Problem>> problems = new IdentityHashMap<>();

  private CatalogueRules(Collection<Candidate> candidates) {
    this.candidates = candidates.stream().sorted(ORDER).toList();
  }

  static Catalogue compose(Collection<Candidate> candidates) {
    CatalogueRules rules = new CatalogueRules(candidates);
    rules.refuseClaims();
    Map<Candidate, PluginParts> working = rules.working();
    return new Catalogue(
        rules.candidates.stream()
            .map(
                candidate ->
                    rules.installed(candidate, Optional.ofNullable(working.get(candidate))))
            .toList());
  }

  private static int rank(Candidate candidate) {
    return candidate
        .descriptor()
        .map(descriptor -> descriptor.kind().ordinal())
        .orElse(Integer.MAX_VALUE);
  }

  private Stream<Candidate> sound() {
    return candidates.stream().filter(c -> c.sound() && !problems.containsKey(c));
  }

  /** The first plugin that claims a name has it. */
  private void refuseClaims() {
    Map<String, Candidate> owners = new HashMap<>();
    for (Candidate candidate : sound().toList()) {
      List<Claim> claims = Claim.of(candidate);
      List<Problem> refused = new ArrayList<>();
      for (Claim claim : claims) {
        Candidate owner = owners.get(claim.name());
        if (owner != null && !claim.followsFromId(owner, candidate)) {
          refused.add(claim.refusal(owner.id(), owner.name()));
        }
      }
      if (refused.isEmpty()) {
        claims.forEach(claim -> owners.put(claim.name(), candidate));
      } else {
        problems.put(candidate, refused);
      }
    }
  }

  /** Leaves out plugins with open references until the rest needs only each other. */
  private Map<Candidate, PluginParts> working() {
    while (true) {
      Offers offers = offers();
      Map<Candidate, PluginParts> working = new IdentityHashMap<>();
      Map<Candidate, List<Problem>> open = new IdentityHashMap<>();
      for (Candidate candidate : sound().toList()) {
        List<Problem> unresolved = new ArrayList<>();
        PluginParts parts = resolve(candidate, offers, unresolved);
        if (unresolved.isEmpty()) {
          working.put(candidate, parts);
        } else {
          open.put(candidate, unresolved);
        }
      }
      if (open.isEmpty()) {
        return working;
      }
      problems.putAll(open);
    }
  }

  private static PluginParts resolve(Candidate candidate, Offers offers, List<Problem> problems) {
    PluginContent content = candidate.content().orElseThrow();
    List<CriteriaSet> sets = new ArrayList<>();
    for (CriteriaSetDraft draft : content.criteriaSets()) {
      draft.resolve(offers, problems).ifPresent(sets::add);
    }
    PluginParts parts = PluginParts.of(content, sets);
    return candidate.code().map(parts::and).orElse(parts);
  }

  private Offers offers() {
    Map<String, Dimension> dimensions = new HashMap<>();
    Map<String, SharedCriterion> shared = new HashMap<>();
    for (Candidate candidate : sound().toList()) {
      String prefix = candidate.id() + "/";
      Parts parts = new Parts(candidate);
      parts.dimensions().forEach(d -> dimensions.put(prefix + d.code(), d));
      parts.sharedCriteria().forEach(s -> shared.put(prefix + s.code(), s));
    }
    return new Offers(dimensions, shared);
  }

  /** What files and code of a candidate offer together. */
  private record Parts(Candidate candidate) {
    Stream<Dimension> dimensions() {
      return Stream.concat(
          candidate.content().stream().flatMap(content -> content.dimensions().stream()),
          candidate.code().stream().flatMap(code -> code.dimensions().stream()));
    }

    Stream<SharedCriterion> sharedCriteria() {
      return Stream.concat(
          candidate.content().stream().flatMap(content -> content.sharedCriteria().stream()),
          candidate.code().stream().flatMap(code -> code.sharedCriteria().stream()));
    }
  }

  private InstalledPlugin installed(Candidate candidate, Optional<PluginParts> parts) {
    List<Problem> all =
        Stream.concat(
                candidate.problems().stream(), problems.getOrDefault(candidate, List.of()).stream())
            .toList();
    PluginState state =
        candidate.failed()
            ? PluginState.FAILED
            : parts.isPresent() ? PluginState.ACTIVE : PluginState.QUARANTINED;
    return new InstalledPlugin(
        candidate.id(),
        candidate
            .descriptor()
            .map(PluginDescriptor::version)
            .map(Object::toString)
            .orElse(candidate.version()),
        candidate.descriptor(),
        state,
        all,
        candidate.bundleId(),
        parts.map(plugin -> plugin));
  }
}
