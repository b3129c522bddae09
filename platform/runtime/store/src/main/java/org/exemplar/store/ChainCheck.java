package org.exemplar.store;

import java.util.OptionalLong;

/**
 * Outcome of recomputing the hash chain.
 *
 * @param entries how many entries fit, from the first
 * @param brokenAt first position whose entry is missing or does not fit, empty when all do
 */
public record ChainCheck(long entries, OptionalLong brokenAt) {}
