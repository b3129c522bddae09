package org.exemplar.spi.schema;

import java.util.concurrent.Flow;
import org.osgi.annotation.versioning.ConsumerType;

/** Makes the source stream of a subscription's root field. */
@ConsumerType
@FunctionalInterface
public interface SourceStream {
  /**
   * The events; each is a value of the field, as a {@link Fetcher} would answer it. Asked once for
   * each subscription. The publisher keeps to what its one subscriber asks for, may leave out
   * states that a later one has overtaken while nothing was asked for, and completes when nothing
   * more can come. It must not hold on to the field.
   *
   * @throws Refused when there is nothing to subscribe to; the client gets its code and message
   */
  Flow.Publisher<?> subscribe(FieldContext field);
}
