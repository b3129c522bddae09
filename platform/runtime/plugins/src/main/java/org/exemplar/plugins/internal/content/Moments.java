package org.exemplar.plugins.internal.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.exemplar.spi.programme.EventSide;
import org.exemplar.spi.programme.Moment;
import org.exemplar.spi.programme.MonthPart;

/**
 * Reads moments; events get the id of their plugin, so that the moment can be read anywhere.
 *
 * @param names those of the plugin
 */
record Moments(OwnNames names) {
  Optional<Moment> optional(JsonNode node, String key) {
    return node.path(key).isObject() ? Optional.of(moment(node.path(key))) : Optional.empty();
  }

  Moment moment(JsonNode moment) {
    Optional<String> date = Values.optional(moment, "date");
    if (date.isPresent()) {
      return new Moment.Day(LocalDate.parse(date.get()));
    }
    Optional<String> month = Values.optional(moment, "month");
    if (month.isPresent()) {
      return new Moment.Month(
          YearMonth.parse(month.get()), Values.optional(moment, "part").map(MonthPart::valueOf));
    }
    Optional<String> event = Values.optional(moment, "event");
    if (event.isPresent()) {
      return new Moment.Event(
          names.qualify(event.get()),
          Values.optional(moment, "side").map(EventSide::valueOf).orElse(EventSide.AT),
          Values.optional(moment, "year").map(Integer::valueOf));
    }
    return new Moment.Words(Values.localized(moment, "words"));
  }
}
