/** Text out of Word and PDF files. */
@NullMarked
package org.exemplar.campaigns.internal.extraction;

import org.jspecify.annotations.NullMarked;
