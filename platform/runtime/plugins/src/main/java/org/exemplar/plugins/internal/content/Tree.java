package org.exemplar.plugins.internal.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.exemplar.plugins.Problem;

/**
 * A parsed file.
 *
 * @param root its content; a missing node where it cannot be parsed
 * @param lines line of each key and element, by JSON pointer
 * @param problems what the parser found
 */
record Tree(JsonNode root, Map<String, Integer> lines, List<Problem> problems) {}
