package org.exemplar.plugins.internal;

/** Codes of problems that are not in a plugin's files. */
final class LifecycleCodes {
  /** The framework does not take the bundle. */
  static final String INSTALL_FAILED = "INSTALL_FAILED";

  /** The bundle cannot be resolved or started. */
  static final String START_FAILED = "START_FAILED";

  /** A method of a plugin with code threw. */
  static final String THREW = "PLUGIN_THREW";

  /** The plugin's code does not come back. */
  static final String HANGS = "PLUGIN_HANGS";

  /** The platform ended while it started the plugin. */
  static final String CRASHED = "PLUGIN_CRASHED";

  /** The archive of a plugin that is to run is not there or is another one now. */
  static final String ARCHIVE_LOST = "ARCHIVE_LOST";

  /** The bundle announces a plugin service that is not there. */
  static final String SERVICE_MISSING = "PLUGIN_SERVICE_MISSING";

  /** Code and files of one bundle name different plugins. */
  static final String ID_DIFFERS = "PLUGIN_ID_DIFFERS";

  /** The plugin says that it is the platform's own. */
  static final String KIND_RESERVED = "PLUGIN_KIND_RESERVED";

  /** Another plugin has the same id. */
  static final String ID_TAKEN = "PLUGIN_ID_TAKEN";

  /** Another plugin has a criteria set of the same key. */
  static final String SET_TAKEN = "CRITERIA_SET_TAKEN";

  /** Another plugin has an item of the same code in another criteria set. */
  static final String CRITERION_TAKEN = "CRITERION_TAKEN";

  /** Another plugin has the same prefix for its GraphQL types. */
  static final String PREFIX_TAKEN = "GRAPHQL_PREFIX_TAKEN";

  /** A plugin that is needed is not there, does not work, or is of another version. */
  static final String PLUGIN_REQUIRED = "PLUGIN_REQUIRED";

  /** The plugin is for another version of the plugin API. */
  static final String PLATFORM_REQUIRED = "PLATFORM_REQUIRED";

  /** Sets or types of several plugins refine each other in a circle. */
  static final String CIRCLE = "REFERENCE_CIRCLE";

  /** A set or a type does not fit the one of another plugin that it refines. */
  static final String REFINEMENT_CONFLICT = "REFINEMENT_CONFLICT";

  private LifecycleCodes() {}
}
