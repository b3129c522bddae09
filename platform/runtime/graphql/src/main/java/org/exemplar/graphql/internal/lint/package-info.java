/**
 * The style of SDL: what the contract of the platform and the SDL of plugins keep to, so that who
 * has read one part of the schema can guess the others.
 */
@NullMarked
package org.exemplar.graphql.internal.lint;

import org.jspecify.annotations.NullMarked;
