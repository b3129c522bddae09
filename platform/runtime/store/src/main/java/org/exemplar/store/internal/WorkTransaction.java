package org.exemplar.store.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.exemplar.store.ChainEntry;
import org.exemplar.store.NewChange;
import org.exemplar.store.Transaction;
import org.jdbi.v3.core.Handle;

/** What one work sees; its entries are written in batches. Used on the writing thread only. */
final class WorkTransaction implements Transaction {
  private static final int BATCH = 1_000;
  private static final JsonFactory JSON = new JsonFactory();

  private final Thread writing = Thread.currentThread();
  private final Handle handle;
  private final Instant now;
  private final List<ChainEntry> unwritten = new ArrayList<>();
  private ChainHead head;
  private boolean ended;

  WorkTransaction(Handle handle, Instant now, ChainHead head) {
    this.handle = handle;
    this.now = now;
    this.head = head;
  }

  @Override
  public Handle handle() {
    requireOpen();
    return handle;
  }

  @Override
  public long record(NewChange change) {
    requireOpen();
    requireObject(change.payload());
    ChainEntry entry = head.append(now, change);
    unwritten.add(entry);
    head = ChainHead.at(entry);
    if (unwritten.size() >= BATCH) {
      writeEntries();
    }
    return entry.position();
  }

  @Override
  public Instant now() {
    return now;
  }

  /** Writes what is left; returns the new end of the chain. */
  ChainHead end() {
    ended = true;
    if (!unwritten.isEmpty()) {
      writeEntries();
    }
    return head;
  }

  private void writeEntries() {
    try {
      ChangeRows.insert(handle.getConnection(), unwritten);
    } catch (SQLException broken) {
      throw new IllegalArgumentException(
          "the change log refuses an entry: " + broken.getMessage(), broken);
    }
    unwritten.clear();
  }

  private void requireOpen() {
    if (ended || Thread.currentThread() != writing) {
      throw new IllegalStateException(
          "a transaction ends with its work and belongs to the writing thread");
    }
  }

  /** The log is kept for ever: what nobody could read again must not get in. */
  private static void requireObject(String payload) {
    try (JsonParser parser = JSON.createParser(payload)) {
      boolean object = parser.nextToken() == JsonToken.START_OBJECT;
      parser.skipChildren();
      if (!object || parser.nextToken() != null) {
        throw new IllegalArgumentException("a payload must be one JSON object");
      }
    } catch (IOException broken) {
      throw new IllegalArgumentException("a payload must be one JSON object", broken);
    }
  }
}
