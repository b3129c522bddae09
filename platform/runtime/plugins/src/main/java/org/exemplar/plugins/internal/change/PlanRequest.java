package org.exemplar.plugins.internal.change;

import java.util.Optional;

/**
 * What somebody wants to change.
 *
 * @param operation what is to be done
 * @param archive bytes of an archive, for INSTALL
 * @param plugin id of a plugin, for UNINSTALL and RETRY
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record PlanRequest(Operation operation, Optional<byte[]> archive, Optional<String> plugin) {}
