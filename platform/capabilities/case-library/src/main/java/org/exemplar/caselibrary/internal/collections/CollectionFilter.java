package org.exemplar.caselibrary.internal.collections;

import java.util.Optional;

/**
 * Which collections; all that is given must hold.
 *
 * @param mine only those of who asks
 * @param organization code of the organisation in whose name they are shared
 * @param caseKey that hold that case
 */
record CollectionFilter(boolean mine, Optional<String> organization, Optional<String> caseKey) {}
