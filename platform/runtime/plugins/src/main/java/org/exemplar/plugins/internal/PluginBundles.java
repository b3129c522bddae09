package org.exemplar.plugins.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.content.ContentReader;
import org.exemplar.plugins.internal.content.ContentResult;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginDescriptor;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/** Makes candidates of bundles: their files, and what their code says. For one thread. */
final class PluginBundles {
  private final Candidates candidates;
  private final ContentReader reader;
  private final ContentReadings readings;
  private final Map<Long, CodeContribution> code = new HashMap<>();
  private final Map<Long, ContentResult> contents = new HashMap<>();
  private final Set<Long> asked = new HashSet<>();
  private final Set<Long> givenUp = new HashSet<>();
  private final Map<Long, CompletableFuture<Candidate>> awaited = new HashMap<>();

  PluginBundles(Candidates candidates, ContentReader reader) {
    this.candidates = candidates;
    this.reader = reader;
    this.readings = new ContentReadings(reader);
  }

  void readAhead(Bundle bundle) {
    if (bundle.getState() != Bundle.UNINSTALLED && !contents.containsKey(bundle.getBundleId())) {
      readings.readAhead(bundle);
    }
  }

  /** Completes the answer once it is known what becomes of the bundle: its content and its code. */
  void await(Bundle bundle, CompletableFuture<Candidate> answer) {
    awaited.put(bundle.getBundleId(), answer);
  }

  /** Names what is wrong with a bundle that is not waited for any more, whatever it does later. */
  Candidate giveUp(Bundle bundle, Problem problem) {
    awaited.remove(bundle.getBundleId());
    String key = Candidates.key(bundle);
    Optional<Candidate> known = candidates.find(key).filter(each -> !each.problems().isEmpty());
    if (known.isPresent()) {
      return known.get();
    }
    Candidate given = unheard(bundle, problem);
    put(bundle, given);
    contents.remove(bundle.getBundleId());
    givenUp.add(bundle.getBundleId());
    return given;
  }

  /** A bundle that nothing was ever heard of. */
  static Candidate unheard(Bundle bundle, Problem problem) {
    return Candidate.failed(
        bundle.getBundleId(), name(bundle), version(bundle), Optional.empty(), List.of(problem));
  }

  /** A bundle that runs from now on. */
  void started(Bundle bundle) {
    if (bundle.getState() == Bundle.ACTIVE && !givenUp.contains(bundle.getBundleId())) {
      contents.put(bundle.getBundleId(), readings.of(bundle));
      refresh(bundle);
    }
  }

  /** A bundle that is about to stop. */
  void stopping(Bundle bundle) {
    contents.remove(bundle.getBundleId());
    code.remove(bundle.getBundleId());
    asked.remove(bundle.getBundleId());
    candidates.remove(Candidates.key(bundle));
  }

  /** A bundle that did not start. */
  void failed(Bundle bundle, Problem problem) {
    if (bundle.getState() != Bundle.ACTIVE && bundle.getState() != Bundle.UNINSTALLED) {
      Optional<PluginDescriptor> descriptor = reader.descriptor(new BundleFiles(bundle));
      put(
          bundle,
          Candidate.failed(
              bundle.getBundleId(), name(bundle), version(bundle), descriptor, List.of(problem)));
      settled(bundle);
    }
  }

  /** The code of a bundle is being asked. */
  void asked(Bundle bundle) {
    asked.add(bundle.getBundleId());
    refresh(bundle);
  }

  /** What the code of a bundle said. */
  void answered(Bundle bundle, CodeContribution contribution) {
    code.put(bundle.getBundleId(), contribution);
    refresh(bundle);
  }

  /** The code of a bundle is no longer there. */
  void silenced(Bundle bundle) {
    code.remove(bundle.getBundleId());
    asked.remove(bundle.getBundleId());
    refresh(bundle);
  }

  private void refresh(Bundle bundle) {
    ContentResult content = contents.get(bundle.getBundleId());
    if (content == null) {
      return;
    }
    Candidate candidate =
        Candidate.read(bundle.getBundleId(), name(bundle), version(bundle), content);
    CodeContribution contribution = code.get(bundle.getBundleId());
    boolean waits =
        contribution == null && (asked.contains(bundle.getBundleId()) || announcesCode(bundle));
    if (contribution != null) {
      candidate = candidate.with(contribution);
    } else if (waits) {
      candidate =
          candidate.with(
              List.of(
                  asked.contains(bundle.getBundleId())
                      ? Problems.silent()
                      : Problems.serviceMissing()));
    }
    put(bundle, candidate);
    if (!waits) {
      settled(bundle);
    }
  }

  private void put(Bundle bundle, Candidate candidate) {
    String key = Candidates.key(bundle);
    if (ManagedBundle.is(bundle) && !candidates.has(key)) {
      candidates.hide(key);
    }
    candidates.put(key, ManagedBundle.isAdded(bundle) ? candidate.asAdded() : candidate);
  }

  private void settled(Bundle bundle) {
    CompletableFuture<Candidate> answer = awaited.remove(bundle.getBundleId());
    if (answer != null) {
      candidates.find(Candidates.key(bundle)).ifPresent(answer::complete);
    }
  }

  /**
   * Whether the bundle's manifest says that it registers a plugin service, or, of one that somebody
   * added, that it has components; the platform's own rooms have components of other kinds.
   */
  private static boolean announcesCode(Bundle bundle) {
    if (ManagedBundle.isAdded(bundle) && bundle.getHeaders("").get("Service-Component") != null) {
      return true;
    }
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    return revision != null
        && revision.getDeclaredCapabilities("osgi.service").stream()
            .anyMatch(PluginBundles::isPluginService);
  }

  private static boolean isPluginService(BundleCapability capability) {
    Object names = capability.getAttributes().get("objectClass");
    List<?> list =
        names instanceof String[] array
            ? Arrays.asList(array)
            : names instanceof List<?> several ? several : List.of(String.valueOf(names));
    return list.contains(Plugin.class.getName());
  }

  /** Its symbolic name, or the name of its archive where its manifest gives it none. */
  static String name(Bundle bundle) {
    String location = bundle.getLocation();
    int last = Math.max(location.lastIndexOf('/'), location.lastIndexOf(':'));
    return Objects.requireNonNullElse(bundle.getSymbolicName(), location.substring(last + 1));
  }

  private static String version(Bundle bundle) {
    return bundle.getVersion().toString();
  }
}
