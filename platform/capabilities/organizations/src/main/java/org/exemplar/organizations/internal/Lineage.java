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
import org.exemplar.spi.OrganizationLevel;

/** Who would stand above whom once a plan is carried out. */
final class Lineage {
  private final Map<String, Standing> above = new HashMap<>();
  private final Known known;

  Lineage(Known known, Map<String, Standing> planned) {
    this.known = known;
    above.putAll(planned);
    read(planned.values());
  }

  /** Whether an organisation is planned or stored. Only superiors may be asked for. */
  boolean exists(String code) {
    return above.containsKey(code);
  }

  /** The level of an organisation that is planned or stored. Only superiors may be asked for. */
  Optional<OrganizationLevel> level(String code) {
    return Optional.ofNullable(above.get(code)).map(Standing::level);
  }

  /** Learns the superiors of more organisations. */
  void read(Set<String> codes) {
    Set<String> unread = new LinkedHashSet<>(codes);
    unread.removeAll(above.keySet());
    while (!unread.isEmpty()) {
      Map<String, Standing> found = known.standings(unread);
      above.putAll(found);
      unread = unread(found.values());
    }
  }

  /** Codes from which the territorial line leads back to themselves. */
  Set<String> parentCycles() {
    return cycles(Standing::parent);
  }

  /** Codes from which the sector line leads back to themselves. */
  Set<String> sectorAuthorityCycles() {
    return cycles(Standing::sectorAuthority);
  }

  /** All that stand above an organisation, itself at distance 0 included; there is no cycle. */
  List<Ancestry> ancestry(String code) {
    List<Ancestry> line = new ArrayList<>();
    Optional<String> at = Optional.of(code);
    while (at.isPresent()) {
      line.add(new Ancestry(at.get(), code, line.size()));
      at = next(at.get(), Standing::parent);
    }
    return line;
  }

  /** Which of some organisations would stand above an organisation, and how far. */
  Position position(String code, Set<String> roots) {
    Map<String, Integer> found = new HashMap<>();
    Set<String> walked = new LinkedHashSet<>();
    Optional<String> at = Optional.of(code);
    while (at.isPresent() && walked.add(at.get())) {
      if (roots.contains(at.get())) {
        found.put(at.get(), walked.size() - 1);
      }
      at = next(at.get(), Standing::parent);
    }
    return new Position(found);
  }

  private void read(Collection<Standing> below) {
    read(unread(below));
  }

  private Set<String> unread(Collection<Standing> below) {
    Set<String> unread = new LinkedHashSet<>();
    for (Standing standing : below) {
      standing.parent().ifPresent(unread::add);
      standing.sectorAuthority().ifPresent(unread::add);
    }
    unread.removeAll(above.keySet());
    return unread;
  }

  private Set<String> cycles(Function<Standing, Optional<String>> line) {
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
      Set<String> cycles, String start, Function<Standing, Optional<String>> line) {
    Optional<String> at = Optional.of(start);
    while (at.isPresent() && cycles.add(at.get())) {
      at = next(at.get(), line);
    }
  }

  private Optional<String> next(String code, Function<Standing, Optional<String>> line) {
    return Optional.ofNullable(above.get(code)).flatMap(line);
  }
}
