package org.exemplar.plugins.internal.lock;

import java.time.Instant;
import org.exemplar.spi.LocalizedText;

/**
 * Why a plugin is not started.
 *
 * @param code {@code PLUGIN_CRASHED} or {@code PLUGIN_HANGS}
 * @param since when it happened
 * @param message what happened and what would help
 */
public record Quarantine(String code, Instant since, LocalizedText message) {}
