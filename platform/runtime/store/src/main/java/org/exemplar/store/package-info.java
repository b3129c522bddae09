/**
 * The relational store: transactions, migrations and the change log that everything derived is
 * built from.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.exemplar.store;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
