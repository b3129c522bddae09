package org.exemplar.spi.identity;

import java.util.Set;

/**
 * Where somebody holds a permission.
 *
 * @param everywhere over all organisations, and over what belongs to none
 * @param territorial codes of organisations: over them and all below them on the territorial line
 * @param sector codes of organisations: over those whose sector authority is one of them or stands
 *     below one of them
 */
public record Reach(boolean everywhere, Set<String> territorial, Set<String> sector) {
  /** Nowhere. */
  public static final Reach NOTHING = new Reach(false, Set.of(), Set.of());

  /** Everywhere. */
  public static final Reach EVERYWHERE = new Reach(true, Set.of(), Set.of());

  public Reach {
    territorial = Set.copyOf(territorial);
    sector = Set.copyOf(sector);
  }

  /** Over organisations and all below them on the territorial line. */
  public static Reach within(String... organizations) {
    return new Reach(false, Set.of(organizations), Set.of());
  }

  public boolean isNothing() {
    return !everywhere && territorial.isEmpty() && sector.isEmpty();
  }
}
