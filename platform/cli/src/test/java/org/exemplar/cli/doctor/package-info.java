/** Tests of {@code exemplar doctor}. */
@org.jspecify.annotations.NullMarked
package org.exemplar.cli.doctor;
