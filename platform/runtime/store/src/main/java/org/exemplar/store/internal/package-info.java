/** The store over SQLite and PostgreSQL. */
@NullMarked
package org.exemplar.store.internal;

import org.jspecify.annotations.NullMarked;
