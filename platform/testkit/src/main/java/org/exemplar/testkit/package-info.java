/**
 * What tests plugins: a platform in a process of its own, changes of its plugins, and the contract
 * that every plugin keeps; beside it stand-ins for what the platform gives to a plugin or a
 * capability.
 */
@NullMarked
package org.exemplar.testkit;

import org.jspecify.annotations.NullMarked;
