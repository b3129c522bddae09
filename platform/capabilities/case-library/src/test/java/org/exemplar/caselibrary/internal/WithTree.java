package org.exemplar.caselibrary.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exemplar.caselibrary.internal.changes.Outcome;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.Change;
import org.exemplar.store.internal.Engine;
import org.exemplar.store.internal.RelationalStore;
import org.exemplar.testing.OnBothEngines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Tests with a tree: a province with two counties, one of which has a town; the time stands still.
 */
public abstract class WithTree extends OnBothEngines {
  /** The time. */
  protected static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  /** That time. */
  protected static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  /** Somebody in the county. */
  protected static final Caller COUNTY = of("county", Reach.within("4301"));

  /** Somebody in the town of that county. */
  protected static final Caller TOWN = of("town", Reach.within("430101"));

  /** Somebody in the other county. */
  protected static final Caller ELSEWHERE = of("elsewhere", Reach.within("4302"));

  /** Somebody who may do all everywhere. */
  protected static final Caller PROVINCE = of("province", Reach.EVERYWHERE);

  protected RelationalStore store;
  protected TestTree tree;
  protected FakeNodes nodes;

  private static Caller of(String actor, Reach reach) {
    return Caller.signedIn(Origin.of(actor), Optional.empty(), Set.of(), permission -> reach);
  }

  @BeforeEach
  protected final void plantTree() {
    store = RelationalStore.open(Engine.of(this::property), CLOCK);
    tree = new TestTree(store).add("43").add("4301", "43").add("430101", "4301").add("4302", "43");
    nodes = new FakeNodes();
  }

  @AfterEach
  protected final void closeStore() {
    store.close();
  }

  /** What was done, once it was. */
  protected static <T> T done(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Done<T> done) {
      return done.value();
    }
    throw new AssertionError(outcome.toString());
  }

  /** Codes and places of what was refused. */
  protected static List<String> refused(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?> refused
        ? refused.refusals().stream().map(WithTree::told).toList()
        : List.of();
  }

  private static String told(Refusal refusal) {
    return refusal.code() + " at " + String.join("/", refusal.path());
  }

  /** Entries of the change log about objects of a type: kind, key and organisation's place. */
  protected final List<Change> changes(String type) {
    return store.changes().after(0, 1_000).stream()
        .filter(change -> change.subjectType().equals(type))
        .toList();
  }
}
