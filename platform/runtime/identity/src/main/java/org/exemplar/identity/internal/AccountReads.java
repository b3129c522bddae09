package org.exemplar.identity.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.exemplar.spi.identity.Origin;
import org.exemplar.store.ChangeKind;
import org.exemplar.store.JsonText;
import org.exemplar.store.NewChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down who reads the list of accounts: how many and by which filter, no logins and no names.
 * The first time is in the log before the answer; further ones of the same person within a few
 * minutes are summed up, so that paging does not make the log grow. What cannot be written stays
 * counted, and nobody is kept from reading by it.
 */
final class AccountReads implements AutoCloseable {
  static final Duration INTERVAL = Duration.ofMinutes(5);
  static final String TYPE = "Query";
  static final String FIELD = "accounts";
  private static final Logger LOG = LoggerFactory.getLogger(AccountReads.class);

  private final Identity identity;
  private final Map<Reader, Interval> intervals = new HashMap<>();

  AccountReads(Identity identity) {
    this.identity = identity;
  }

  /** Whose reads are summed up together. */
  private record Reader(String actor, Optional<String> token, List<String> filter) {}

  /**
   * What is yet to be written of one of them.
   *
   * @param begun when the first one was that is written by itself
   */
  private record Interval(Instant begun, Optional<Reads> unwritten) {
    Interval and(Reads more) {
      return new Interval(begun, Optional.of(unwritten.map(all -> all.and(more)).orElse(more)));
    }

    boolean isOver(Instant now) {
      return !now.isBefore(begun.plus(INTERVAL));
    }
  }

  /** Some reads, which come from where the first one came from. */
  private record Reads(
      Origin origin, List<String> filter, int accounts, int times, Instant from, Instant until) {
    Reads and(Reads later) {
      return new Reads(
          origin, filter, accounts + later.accounts, times + later.times, from, later.until);
    }

    Reader reader() {
      return new Reader(origin.actor(), origin.token(), filter);
    }

    NewChange change() {
      Map<String, Object> said = new LinkedHashMap<>();
      said.put("accounts", accounts);
      said.put("filter", filter);
      said.put("times", times);
      if (times > 1) {
        said.put("from", from.toString());
        said.put("until", until.toString());
      }
      return new NewChange(
          origin, ChangeKind.READ, TYPE, FIELD, JsonText.of(Map.of(NewChange.AFTER, said)));
    }
  }

  /**
   * Notes that somebody reads so many accounts.
   *
   * @param filter names of the arguments that they were chosen by
   */
  void note(Origin origin, List<String> filter, int accounts) {
    Instant now = identity.clock.instant();
    Reads read = new Reads(origin, List.copyOf(filter), accounts, 1, now, now);
    boolean first;
    synchronized (intervals) {
      Interval known = intervals.get(read.reader());
      first = known == null;
      intervals.put(
          read.reader(), known == null ? new Interval(now, Optional.empty()) : known.and(read));
    }
    if (first) {
      write(List.of(read));
    }
  }

  /** Writes the sums of the intervals that are over. */
  void endIntervals() {
    Instant now = identity.clock.instant();
    write(taken(now));
  }

  @Override
  public void close() {
    write(taken(Instant.MAX));
  }

  private List<Reads> taken(Instant now) {
    List<Reads> taken = new ArrayList<>();
    synchronized (intervals) {
      intervals
          .values()
          .removeIf(
              interval -> {
                boolean over = interval.isOver(now);
                if (over) {
                  interval.unwritten().ifPresent(taken::add);
                }
                return over;
              });
    }
    return taken;
  }

  private void write(List<Reads> entries) {
    if (entries.isEmpty()) {
      return;
    }
    try {
      apart(
          () ->
              identity.store.write(
                  transaction -> {
                    entries.forEach(entry -> transaction.record(entry.change()));
                    return entries.size();
                  }));
    } catch (CompletionException unwritten) {
      LOG.warn("Reads of accounts could not be written down; they stay counted", unwritten);
      keep(entries);
    }
  }

  /** On a thread of its own, because a write would end the view of the query that waits for it. */
  private static void apart(Runnable work) {
    CompletableFuture.runAsync(work, Thread::startVirtualThread).join();
  }

  private void keep(List<Reads> entries) {
    synchronized (intervals) {
      for (Reads entry : entries) {
        intervals.merge(
            entry.reader(),
            new Interval(entry.from(), Optional.of(entry)),
            (known, lost) ->
                new Interval(
                    known.begun(), Optional.of(known.unwritten().map(entry::and).orElse(entry))));
      }
    }
  }
}
