package org.exemplar.campaigns;

import java.util.Set;
import org.exemplar.spi.identity.Caller;

/** Who may read a policy document, with all that stands inside it. */
public enum Visibility {
  /** Everybody (公开). */
  PUBLIC,
  /** Who holds {@link #PERMISSION} somewhere (内部). */
  INTERNAL;

  /** What reading a document takes that is not public. */
  public static final String PERMISSION = "policies:read";

  /** All that there are. */
  public static final Set<Visibility> ALL = Set.of(values());

  private static final Set<Visibility> OPEN = Set.of(PUBLIC);

  /** What somebody may read. */
  public static Set<Visibility> readableBy(Caller caller) {
    return caller.has(PERMISSION) ? ALL : OPEN;
  }
}
