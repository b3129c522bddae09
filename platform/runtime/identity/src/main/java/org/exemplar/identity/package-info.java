/**
 * Accounts, tokens, sessions and roles: who asks, and who may do what on which part of the tree.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.exemplar.identity;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
