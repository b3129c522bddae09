/** The points of the contract and what they are tried out with. */
@org.jspecify.annotations.NullMarked
package org.exemplar.testkit.internal;
