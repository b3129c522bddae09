/** What is made public of cases and of everything else, where and when, and what is planned. */
@NullMarked
package org.exemplar.caselibrary.internal.publicity;

import org.jspecify.annotations.NullMarked;
