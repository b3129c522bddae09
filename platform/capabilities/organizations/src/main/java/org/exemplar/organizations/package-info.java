/**
 * The tree of organisations: two lines of superiors, types, attributes, import, filled-in forms.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.exemplar.organizations;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
