package org.exemplar.testkit;

import org.exemplar.spi.LocalizedText;

/** Kinds of content that a plugin can have and that its author says it supports. */
public enum Feature {
  ORGANIZATION_TYPES("组织类型", "types of organisation"),
  CRITERIA("标准", "criteria sets"),
  FORMS("表单", "forms"),
  INDEXES("检索索引", "search indexes"),
  GLOSSARY("术语", "glossary"),
  PROGRAMMES("方案模板、载体或指导关系", "programme templates, carriers or guidance"),
  MESSAGES("提示语", "messages"),
  CODE("代码", "code");

  private final LocalizedText label;

  Feature(String zh, String en) {
    this.label = new LocalizedText(zh, en);
  }

  /** What it is called. */
  public LocalizedText label() {
    return label;
  }
}
