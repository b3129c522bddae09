/**
 * Every figure that the project claims, measured on the assembled distribution beside a peer or a
 * limit; and what the black-box tests share with that: the platform as a process, a country's
 * divisions.
 */
@NullMarked
package org.exemplar.benchmarks;

import org.jspecify.annotations.NullMarked;
