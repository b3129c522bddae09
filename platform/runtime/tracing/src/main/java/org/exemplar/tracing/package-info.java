/**
 * Traces: what each step of a request does and how long it takes, told to a collector in the words
 * of OpenTelemetry. Off unless the operator says otherwise; then nothing of it runs.
 */
@NullMarked
@Export
@Version("1.0.0")
package org.exemplar.tracing;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
