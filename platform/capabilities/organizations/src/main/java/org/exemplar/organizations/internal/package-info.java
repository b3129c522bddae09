@NullMarked
package org.exemplar.organizations.internal;

import org.jspecify.annotations.NullMarked;
