package org.exemplar.plugins.internal.content;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Kinds of content files: the top-level key that names them, where they stand, their schema. */
enum ContentKind {
  PLUGIN("plugin", "plugin.yaml", "plugin"),
  ORGANIZATION_TYPES("organizationTypes", "organization-types/", "organization-types"),
  CRITERIA_SET("criteriaSet", "criteria/", "criteria-set"),
  SHARED_CRITERIA("sharedCriteria", "shared-criteria/", "shared-criteria"),
  DIMENSIONS("dimensions", "dimensions.yaml", "dimensions"),
  FORM("form", "forms/", "form"),
  INDEX("index", "indexes/", "index"),
  GLOSSARY("glossary", "glossary/", "glossary"),
  PROGRAMME_EVENTS("programmeEvents", "programme-events.yaml", "programme-events"),
  PROGRAMME_TEMPLATE("programmeTemplate", "programmes/", "programme-template"),
  CARRIERS("carriers", "carriers/", "carriers"),
  GUIDANCE("guidance", "guidance/", "guidance"),
  MESSAGES("messages", "messages/", "messages");

  private final String key;
  private final String place;
  private final String schema;

  ContentKind(String key, String place, String schema) {
    this.key = key;
    this.place = place;
    this.schema = schema;
  }

  String key() {
    return key;
  }

  String schema() {
    return schema + ".schema.json";
  }

  /** The JSON pointer of the file's body. */
  String pointer() {
    return "/" + key;
  }

  /** Where files of this kind stand, for people. */
  String expectedPlace() {
    return ContentFiles.FOLDER + "/" + place + (place.endsWith("/") ? "*.yaml" : "");
  }

  /** Whether a file of that name stands where files of this kind belong. */
  boolean standsAt(String name) {
    String inside = name.substring(ContentFiles.FOLDER.length() + 1);
    return place.endsWith("/") ? inside.startsWith(place) : inside.equals(place);
  }

  static Optional<ContentKind> of(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(ContentKind::key).toList();
  }
}
