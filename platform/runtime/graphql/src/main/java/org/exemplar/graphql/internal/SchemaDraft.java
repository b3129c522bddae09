package org.exemplar.graphql.internal;

import graphql.GraphQL;
import graphql.schema.GraphQLSchema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.exemplar.graphql.internal.PlatformFields.Published;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Problem;

/**
 * A schema that was composed with its fetchers and is not yet published.
 *
 * @param content the catalogue that it was composed of
 * @param contributions what else it was composed of; another value means that it is outdated
 * @param graphql answers requests
 * @param objects what changes of the log are about in it
 * @param sdl its text, the same for the same plugins
 * @param offenders problems by id of plugins that had to be left out
 * @param missing fields of the contract that nobody answers
 * @param published where the fetchers look up what is known only at publication
 * @param composedIn how long it took
 */
record SchemaDraft(
    Catalogue content,
    long contributions,
    GraphQL graphql,
    ChangeSubjects objects,
    String sdl,
    Map<String, List<Problem>> offenders,
    List<String> missing,
    LateValue<Published> published,
    Duration composedIn) {
  GraphQLSchema schema() {
    return graphql.getGraphQLSchema();
  }
}
