/** Tracks plugin bundles, watches the plugin folder and keeps the catalogue. */
@NullMarked
package org.exemplar.plugins.internal;

import org.jspecify.annotations.NullMarked;
