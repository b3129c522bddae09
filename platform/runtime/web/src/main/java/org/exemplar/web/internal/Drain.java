package org.exemplar.web.internal;

import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what is in flight before anything stops. The host runs it first of all: no connection is
 * accepted any more, subscriptions are told that they end, a request on an open connection is still
 * answered and the connection closed, and when nothing is in flight the idle ones are closed.
 */
@Component(
    service = Runnable.class,
    property = {"exemplar.drain:Boolean=true", "service.ranking:Integer=1000"})
public final class Drain implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
  private static final Duration STREAMS_WAIT = Duration.ofSeconds(2);
  private static final long IDLE_CLOSE_MILLIS = 2_000;

  private final Traffic traffic;
  private final JettyListener listener;
  private final EventStreams streams;

  @Activate
  public Drain(
      @Reference Traffic traffic,
      @Reference JettyListener listener,
      @Reference EventStreams streams) {
    this.traffic = traffic;
    this.listener = listener;
    this.streams = streams;
  }

  @Override
  public void run() {
    traffic.drain();
    listener.stopAccepting();
    streams.end(STREAMS_WAIT);
    boolean quiet = traffic.awaitQuiet(LONGEST_WAIT);
    listener.closeIdle(IDLE_CLOSE_MILLIS);
    if (!quiet || !traffic.awaitQuiet(Duration.ofSeconds(1))) {
      LOG.warn("{} requests are cut off after {} s", traffic.inFlight(), LONGEST_WAIT.toSeconds());
    }
  }
}
