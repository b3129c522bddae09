package org.exemplar.plugins.internal.content;

import static org.exemplar.plugins.internal.content.Values.anchor;
import static org.exemplar.plugins.internal.content.Values.constant;
import static org.exemplar.plugins.internal.content.Values.each;
import static org.exemplar.plugins.internal.content.Values.localized;
import static org.exemplar.plugins.internal.content.Values.text;
import static org.exemplar.plugins.internal.content.Values.texts;

import com.fasterxml.jackson.databind.JsonNode;
import org.exemplar.spi.programme.Carrier;
import org.exemplar.spi.programme.CarrierKind;
import org.exemplar.spi.programme.Guidance;
import org.exemplar.spi.programme.GuidanceLine;

/** Builds carriers and who guides whom. */
final class CarrierBuilder {
  private CarrierBuilder() {}

  static Carrier carrier(JsonNode carrier) {
    return new Carrier(
        text(carrier, "code"),
        localized(carrier, "name"),
        constant(CarrierKind.class, carrier, "kind"),
        Values.flag(carrier, "expanded"),
        each(carrier, "parts", ProgrammeBuilder::entry),
        texts(carrier, "organizationTypes"),
        texts(carrier, "criteriaSets"),
        Values.anchors(carrier, "sources"));
  }

  static Guidance guidance(JsonNode guidance) {
    return new Guidance(
        text(guidance, "code"),
        each(guidance, "bodies", Values::localized),
        localized(guidance, "guides"),
        constant(GuidanceLine.class, guidance, "line"),
        texts(guidance, "organizationTypes"),
        anchor(guidance, "clause"));
  }
}
