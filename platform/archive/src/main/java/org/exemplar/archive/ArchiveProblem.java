package org.exemplar.archive;

import java.util.Optional;
import org.exemplar.spi.LocalizedText;

/**
 * What is wrong with an archive, or with the folder it is made from.
 *
 * <p>Codes of the file: {@code ARCHIVE_UNREADABLE} (no archive, or not all of it), {@code
 * ARCHIVE_TOO_LARGE} (a limit of {@link ArchiveLimits}), {@code ARCHIVE_LAYOUT} (not laid out as
 * archives of plugins are). Of its entries: {@code ENTRY_NAME}, {@code ENTRY_DUPLICATE}, {@code
 * ENTRY_EXTRA}, {@code ENTRY_MISSING}, {@code ENTRY_CHANGED}. Of what it says about itself: {@code
 * CONTENTS_MISSING}, {@code CONTENTS_INVALID}, {@code DESCRIPTOR_MISSING}, {@code
 * DESCRIPTOR_INVALID}, {@code DESCRIPTOR_DIFFERS}, {@code MANIFEST_MISSING}, {@code
 * MANIFEST_INVALID}, {@code MANIFEST_DIFFERS}, {@code MANIFEST_NOT_ALLOWED}. Of its signature:
 * {@code SIGNATURE_MISSING}, {@code SIGNATURE_INVALID}, {@code SIGNATURE_EXPIRED}, {@code
 * PUBLISHER_UNKNOWN}, {@code KEY_UNKNOWN}, {@code KEY_NOT_VALID}, {@code KEY_REVOKED}, {@code
 * KIND_NOT_ALLOWED}, {@code SCOPE_NOT_ALLOWED}. Notes while packing: {@code FILE_LEFT_OUT}.
 *
 * <p>Codes of a catalogue: {@code CATALOGUE_NOT_FOUND} (nothing there), {@code
 * CATALOGUE_UNREADABLE}, {@code CATALOGUE_TOO_LARGE}, {@code CATALOGUE_INVALID} (the index is not
 * as an index is), {@code CATALOGUE_DUPLICATE} (one plugin in one version twice), {@code
 * CATALOGUE_DIFFERS} (an archive is not the one that the index lists), and those of signatures.
 *
 * @param code stable, such as {@code ENTRY_CHANGED}
 * @param message what is wrong and what would be right
 * @param entry the entry of the archive or the file of the folder, empty for the whole
 */
public record ArchiveProblem(String code, LocalizedText message, Optional<String> entry) {}
