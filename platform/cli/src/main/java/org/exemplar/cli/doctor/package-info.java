/**
 * {@code exemplar doctor}: what is wrong with an installation, and what to do.
 *
 * <p>Only {@link PluginCheck} works with bundles of the platform, so that a distribution in which
 * one of them is missing is examined, too.
 */
@NullMarked
package org.exemplar.cli.doctor;

import org.jspecify.annotations.NullMarked;
