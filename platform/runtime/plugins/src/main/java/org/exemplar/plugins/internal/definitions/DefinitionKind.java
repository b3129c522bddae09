package org.exemplar.plugins.internal.definitions;

/** Kinds of definitions that are kept. */
enum DefinitionKind {
  FORM("form", "表单"),
  CRITERIA_SET("criteria", "标准");

  private final String part;
  private final String name;

  DefinitionKind(String part, String name) {
    this.part = part;
    this.name = name;
  }

  /** Where its version stands, as a plugin's places have it. */
  String place(String code) {
    return "version/" + part + "/" + code;
  }

  String zh() {
    return name;
  }

  String en() {
    return this == FORM ? "form" : "criteria set";
  }
}
