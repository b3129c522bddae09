package org.exemplar.caselibrary.internal.collections;

import java.util.Optional;

/**
 * What is said of a collection.
 *
 * @param organizationCode the organisation in whose name it is shared
 */
record CollectionText(
    String title,
    Optional<String> description,
    Optional<String> organizationCode,
    CollectionVisibility visibility) {}
