/** Webhooks: who has them, what is sent, and what becomes of it. */
@NullMarked
package org.exemplar.webhooks.internal;

import org.jspecify.annotations.NullMarked;
