package org.exemplar.organizations.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Who would stand above whom once a plan is carried out. */
final class Lineage {
  private final Map<String, Superiors> above = new HashMap<>();
  private final Known known;

  Lineage(Known known, Map<String, Superiors> planned) {
    this.known = known;
    above.putAll(planned);
    read(planned.values());
  }

  /** Whether an organisation is planned or stored. Only superiors may be asked for. */
  boolean exists(String code) {
    return above.containsKey(code);
  }

  /** Learns the superiors of more organisations. */
  void read(Set<String> codes) {
    Set<String> unread = new LinkedHashSet<>(codes);
    unread.removeAll(above.keySet());
    while (!unread.isEmpty()) {
      Map<String, Superiors> found = known.superiors(unread);
      above.putAll(found);
      unread = unread(found.values());
    }
  }

  /** Codes from which the territorial line leads back to themselves. */
  Set<String> parentCycles() {
    return cycles(Superiors::parent);
  }

  /** Codes from which the sector line leads back to themselves. */
  Set<String> sectorAuthorityCycles() {
    return cycles(Superiors::sectorAuthority);
  }

  /** All that stand above an organisation, itself at distance 0 included; there is no cycle. */
  List<Ancestry> ancestry(String code) {
    List<Ancestry> line = new ArrayList<>();
    Optional<String> at = Optional.of(code);
    while (at.isPresent()) {
      line.add(new Ancestry(at.get(), code, line.size()));
      at = next(at.get(), Superiors::parent);
    }
    return line;
  }

  private void read(Collection<Superiors> below) {
    read(unread(below));
  }

  private Set<String> unread(Collection<Superiors> below) {
    Set<String> unread = new LinkedHashSet<>();
    for (Superiors superiors : below) {
      superiors.parent().ifPresent(unread::add);
      superiors.sectorAuthority().ifPresent(unread::add);
    }
    unread.removeAll(above.keySet());
    return unread;
  }

  private Set<String> cycles(Function<Superiors, Optional<String>> line) {
    Set<String> cycles = new HashSet<>();
    Set<String> done = new HashSet<>();
    for (String start : above.keySet()) {
      Set<String> walked = new LinkedHashSet<>();
      Optional<String> at = Optional.of(start);
      while (at.isPresent() && !done.contains(at.get()) && walked.add(at.get())) {
        at = next(at.get(), line);
      }
      if (at.isPresent() && !done.contains(at.get())) {
        addCycle(cycles, at.get(), line);
      }
      done.addAll(walked);
    }
    return cycles;
  }

  private void addCycle(
      Set<String> cycles, String start, Function<Superiors, Optional<String>> line) {
    Optional<String> at = Optional.of(start);
    while (at.isPresent() && cycles.add(at.get())) {
      at = next(at.get(), line);
    }
  }

  private Optional<String> next(String code, Function<Superiors, Optional<String>> line) {
    return Optional.ofNullable(above.get(code)).flatMap(line);
  }
}
