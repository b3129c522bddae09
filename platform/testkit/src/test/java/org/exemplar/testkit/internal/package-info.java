@org.jspecify.annotations.NullMarked
package org.exemplar.testkit.internal;
