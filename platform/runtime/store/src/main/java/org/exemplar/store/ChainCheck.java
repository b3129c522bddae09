package org.exemplar.store;

import java.util.OptionalLong;

/**
 * Outcome of recomputing the hash chain.
 *
 * @param entries how many entries were read
 * @param brokenAt position of the first entry that does not fit, empty when all do
 */
public record ChainCheck(long entries, OptionalLong brokenAt) {}
