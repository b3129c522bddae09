package org.exemplar.plugins;

import java.util.Optional;
import org.exemplar.spi.LocalizedText;

/**
 * What is wrong with a plugin. Codes of the reader: {@code CONTENT_UNREADABLE}, {@code
 * CONTENT_INVALID}, {@code CONTENT_DUPLICATE}, {@code CONTENT_REFERENCE} (a part of the same plugin
 * is missing), {@code REFERENCE_UNRESOLVED} (a part of another plugin is missing, for now). Of
 * plugins beside each other: {@code PLUGIN_REQUIRED}, {@code PLATFORM_REQUIRED}, {@code
 * REFERENCE_CIRCLE}, {@code REFINEMENT_CONFLICT}, {@code PLUGIN_ID_TAKEN}, {@code
 * PLUGIN_KIND_RESERVED}, {@code CRITERIA_SET_TAKEN}, {@code CRITERION_TAKEN}, {@code
 * GRAPHQL_PREFIX_TAKEN}. Of the schema: {@code PLUGIN_ID_RESERVED}, {@code FORM_FIELD_RESERVED},
 * {@code GRAPHQL_NAME_TAKEN}, {@code SCHEMA_INVALID}, {@code SCHEMA_PREFIX}, {@code
 * SCHEMA_EXTENSION_NOT_ALLOWED}, {@code SCHEMA_STYLE}, {@code ACCESS_RULE_MISSING}, {@code
 * ACCESS_RULE_UNKNOWN}. Of archives, bundles and code: {@code NOT_A_PLUGIN}, {@code
 * ARCHIVE_UNREADABLE}, {@code INSTALL_FAILED}, {@code START_FAILED}, {@code PLUGIN_THREW}, {@code
 * PLUGIN_SERVICE_MISSING}, {@code PLUGIN_ID_DIFFERS}. Of a change of plugins: {@code
 * INDEX_NOT_BUILT}, {@code VERSION_NOT_RAISED}.
 *
 * @param code stable, such as {@code CONTENT_INVALID}
 * @param message what is wrong and what would be right
 * @param file file in the plugin
 * @param line line in the file, 1 for the first, 0 where unknown
 * @param path JSON pointer into the file, empty for the whole
 */
public record Problem(
    String code, LocalizedText message, Optional<String> file, int line, String path) {}
