package org.exemplar.plugins.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.plugins.InstalledPlugin;
import org.exemplar.plugins.PluginState;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.content.CriteriaSetDraft;
import org.exemplar.plugins.internal.content.Offers;
import org.exemplar.plugins.internal.content.OwnCriteria;
import org.exemplar.plugins.internal.content.Places;
import org.exemplar.plugins.internal.content.PluginContent;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.PluginKind;

/**
 * Makes a catalogue of all plugins that are there. Depends on nothing but them, so the order in
 * which they came plays no part.
 */
final class CatalogueRules {
  private static final Comparator<Candidate> ORDER =
      Comparator.comparing((Candidate candidate) -> candidate.descriptor().isEmpty())
          .thenComparing(Candidate::added)
          .thenComparing(CatalogueRules::kind)
          .thenComparing(Candidate::id)
          .thenComparingLong(Candidate::bundleId)
          .thenComparing(Candidate::name);

  /** A candidate and what is decided about it. */
  private static final class Seat {
    private final Candidate candidate;
    private final List<Problem> problems;
    private Optional<PluginParts> parts = Optional.empty();

    Seat(Candidate candidate) {
      this.candidate = candidate;
      this.problems = new ArrayList<>(candidate.problems());
    }

    Places places() {
      return candidate.content().map(PluginContent::places).orElse(Places.NONE);
    }

    /** Whether nothing is wrong with it so far. */
    boolean sound() {
      return candidate.sound() && problems.isEmpty();
    }

    InstalledPlugin installed() {
      return new InstalledPlugin(
          candidate.id(),
          candidate
              .descriptor()
              .map(descriptor -> descriptor.version().toString())
              .orElse(candidate.version()),
          candidate.descriptor(),
          state(),
          problems,
          candidate.bundleId(),
          parts.filter(resolved -> sound()).map(resolved -> resolved));
    }

    private PluginState state() {
      if (candidate.failed()) {
        return PluginState.FAILED;
      }
      return sound() ? PluginState.ACTIVE : PluginState.QUARANTINED;
    }
  }

  /** A claim that was granted, and to whom. */
  private record Owner(Claim claim, Candidate candidate) {
    String id() {
      return candidate.id();
    }

    String bundle() {
      return candidate.name();
    }
  }

  private final List<Seat> seats;

  private CatalogueRules(Collection<Candidate> candidates) {
    this.seats = candidates.stream().sorted(ORDER).map(Seat::new).toList();
  }

  static Catalogue compose(Collection<Candidate> candidates) {
    CatalogueRules rules = new CatalogueRules(candidates);
    rules.refuseKinds();
    rules.refuseClaims();
    rules.resolveReferences();
    return new Catalogue(rules.seats.stream().map(Seat::installed).toList());
  }

  private static PluginKind kind(Candidate candidate) {
    return candidate.descriptor().map(PluginDescriptor::kind).orElse(PluginKind.LOCALITY);
  }

  private List<Seat> sound() {
    return seats.stream().filter(Seat::sound).toList();
  }

  /** Only the distribution speaks for the platform. */
  private void refuseKinds() {
    for (Seat seat : sound()) {
      if (seat.candidate.added() && kind(seat.candidate) == PluginKind.PLATFORM) {
        seat.problems.add(
            seat.places()
                .problem(
                    "plugin",
                    LifecycleCodes.KIND_RESERVED,
                    new LocalizedText(
                        "kind: PLATFORM 只用于平台自身，请改为 SECTOR 或 LOCALITY",
                        "kind: PLATFORM is the platform's own; write SECTOR or LOCALITY")));
      }
    }
  }

  /** The first plugin that claims a name has it. */
  private void refuseClaims() {
    Map<String, Owner> owners = new HashMap<>();
    for (Seat seat : sound()) {
      List<Claim> claims = Claim.of(seat.candidate);
      Set<String> refused = new HashSet<>();
      for (Claim claim : claims) {
        Optional.ofNullable(owners.get(claim.name()))
            .filter(owner -> !owner.claim().goesWith(claim))
            .filter(owner -> claim.of().isEmpty() || refused.add(claim.code() + claim.of()))
            .map(owner -> claim.refusal(seat.places(), owner.id(), owner.bundle()))
            .ifPresent(seat.problems::add);
      }
      if (seat.sound()) {
        claims.forEach(claim -> owners.put(claim.name(), new Owner(claim, seat.candidate)));
      }
    }
  }

  /** Leaves out plugins with open references until the rest needs only each other. */
  private void resolveReferences() {
    int before;
    do {
      List<Seat> sound = sound();
      before = sound.size();
      Offers offers = Offering.of(candidates(sound), candidates(seats));
      Map<Seat, List<OwnCriteria>> own = new LinkedHashMap<>();
      sound.forEach(seat -> own.put(seat, resolve(seat, offers)));
      fillIn(own);
    } while (sound().size() < before);
  }

  private static List<Candidate> candidates(List<Seat> seats) {
    return seats.stream().map(seat -> seat.candidate).toList();
  }

  /** What a plugin's criteria sets say themselves, with what other plugins offer filled in. */
  private static List<OwnCriteria> resolve(Seat seat, Offers offers) {
    PluginContent content = seat.candidate.content().orElseThrow();
    List<OwnCriteria> own = new ArrayList<>();
    for (CriteriaSetDraft draft : content.criteriaSets()) {
      draft.resolve(offers, seat.problems).ifPresent(own::add);
    }
    seat.candidate.code().map(PluginParts::criteriaSets).orElse(List.of()).stream()
        .map(OwnCriteria::of)
        .forEach(own::add);
    Requirements.check(content.descriptor(), seat.places(), offers, seat.problems);
    References.check(seat.candidate.heads().orElseThrow(), own, offers, seat.problems);
    return own;
  }

  /** Fills in what criteria sets have from the sets that they refine. */
  private static void fillIn(Map<Seat, List<OwnCriteria>> own) {
    List<Owned<OwnCriteria>> sets = new ArrayList<>();
    Map<String, Places> places = new HashMap<>();
    Map<String, Collection<Problem>> problems = new HashMap<>();
    own.forEach(
        (seat, its) -> {
          if (seat.sound()) {
            String plugin = seat.candidate.id();
            its.forEach(set -> sets.add(new Owned<>(plugin, set)));
            places.put(plugin, seat.places());
            problems.put(plugin, seat.problems);
          }
        });
    Refinements refinements = new Refinements(sets, places, problems);
    List<Seat> sound = own.keySet().stream().filter(Seat::sound).toList();
    sound.forEach(seat -> fillIn(seat, own.getOrDefault(seat, List.of()), refinements));
  }

  private static void fillIn(Seat seat, List<OwnCriteria> own, Refinements refinements) {
    List<CriteriaSet> sets =
        own.stream()
            .flatMap(set -> refinements.whole(new Owned<>(seat.candidate.id(), set)).stream())
            .toList();
    PluginContent content = seat.candidate.content().orElseThrow();
    PluginParts declared = PluginParts.of(content, List.of());
    PluginParts parts = seat.candidate.code().map(declared::and).orElse(declared);
    seat.parts = Optional.of(parts.with(sets));
  }
}
