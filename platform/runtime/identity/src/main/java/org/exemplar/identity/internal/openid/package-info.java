/** Speaks to an OpenID provider: discovery, keys, codes, tokens. It knows nothing of accounts. */
@NullMarked
package org.exemplar.identity.internal.openid;

import org.jspecify.annotations.NullMarked;
