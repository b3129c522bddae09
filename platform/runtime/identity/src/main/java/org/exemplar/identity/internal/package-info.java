/** Accounts, tokens and sessions in the store, and what answers their fields. */
@NullMarked
package org.exemplar.identity.internal;

import org.jspecify.annotations.NullMarked;
