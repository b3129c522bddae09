package org.exemplar.graphql.internal;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.schema.GraphQLSchema;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.exemplar.graphql.PublishedSchema;
import org.exemplar.spi.identity.Caller;

/**
 * A published schema with its caches. A request holds a lease on the generation that it began with;
 * a generation that was replaced is retired, and is gone when its last lease has been returned.
 */
final class Generation {
  private final PublishedSchema published;
  private final GraphQL graphql;
  private final ChangeSubjects objects;
  private final Gate gate;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private int leases;
  private boolean retired;

  Generation(PublishedSchema published, GraphQL graphql, ChangeSubjects objects, Gate gate) {
    this.published = published;
    this.graphql = graphql;
    this.objects = objects;
    this.gate = gate;
  }

  PublishedSchema published() {
    return published;
  }

  /**
   * Takes a lease; false when the generation is retired, and then the caller takes its successor.
   */
  boolean lease() {
    lock.lock();
    try {
      if (retired) {
        return false;
      }
      leases++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Takes a further lease, where one is held. */
  void share() {
    lock.lock();
    try {
      leases++;
    } finally {
      lock.unlock();
    }
  }

  void release() {
    lock.lock();
    try {
      if (--leases == 0) {
        idle.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  GraphQLSchema schema() {
    return graphql.getGraphQLSchema();
  }

  /** What changes of the log are about. */
  ChangeSubjects objects() {
    return objects;
  }

  /** How much somebody may ask for. */
  Limits limits(Caller caller) {
    return gate.tiers().of(caller);
  }

  /** Writes operations down that took long. */
  SlowOperations watch() {
    return gate.slow();
  }

  /** Traces operations. */
  OperationSpans spans() {
    return gate.spans();
  }

  /** Whether queries over streams may put parts off. */
  boolean defers() {
    return gate.defers();
  }

  /** Ends what the code at hand does for a request when it takes too long. */
  void arm(ExecutionInput request, Caller caller) {
    gate.arm(request, limits(caller));
  }

  /** Carries mutations with a key out once. */
  KeyedMutations keyed() {
    return gate.keyed();
  }

  /** Hears of mutations that are refused. */
  MutationRefusals refusals() {
    return gate.refusals();
  }

  ExecutionResult execute(ExecutionInput input) {
    return graphql.execute(input);
  }

  /** Lets no more leases be taken. */
  void retire() {
    lock.lock();
    try {
      retired = true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until all leases are returned; says whether they came back in time. */
  boolean awaitIdle(Duration patience) throws InterruptedException {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (leases > 0 && left > 0) {
        left = idle.awaitNanos(left);
      }
      return leases == 0;
    } finally {
      lock.unlock();
    }
  }
}
