package org.exemplar.plugins.internal.change;

import java.util.Optional;
import org.exemplar.plugins.Assessment.Difference;
import org.exemplar.plugins.Assessment.PartKind;

/**
 * A part of a plugin that comes, changes or goes.
 *
 * @param id qualified id
 * @param fromVersion version before, where such parts have one
 * @param toVersion version after
 */
public record PartChange(
    PartKind kind,
    String id,
    Difference difference,
    Optional<String> fromVersion,
    Optional<String> toVersion) {}
