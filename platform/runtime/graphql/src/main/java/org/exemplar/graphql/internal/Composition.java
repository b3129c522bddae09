package org.exemplar.graphql.internal;

import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Map;
import org.exemplar.plugins.Problem;

/**
 * A schema that was composed and is not yet published.
 *
 * @param schema the executable schema
 * @param sdl its text, the same for the same plugins
 * @param offenders problems by id of plugins that had to be left out
 * @param owners by coordinates, the plugins that fields of root types are of
 */
record Composition(
    GraphQLSchema schema,
    String sdl,
    Map<String, List<Problem>> offenders,
    Map<String, String> owners) {}
