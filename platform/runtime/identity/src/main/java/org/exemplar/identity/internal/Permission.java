package org.exemplar.identity.internal;

import org.exemplar.spi.LocalizedText;

/**
 * What can be held.
 *
 * @param code such as {@code organizations:write}; also the scope of a token
 */
record Permission(String code, PermissionKind kind, LocalizedText name) {}
