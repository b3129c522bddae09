package org.exemplar.plugins.internal.content;

import org.exemplar.spi.LocalizedText;

/** What the parts of a plugin are called in problems. */
final class Words {
  static final LocalizedText PLUGIN = word("插件", "plugin");
  static final LocalizedText SOURCE = word("文件代号", "source code");
  static final LocalizedText TYPE = word("组织类型", "organization type");
  static final LocalizedText ATTRIBUTE = word("属性", "attribute");
  static final LocalizedText VALUE = word("取值", "value");
  static final LocalizedText SECTOR = word("领域", "sector");
  static final LocalizedText SET = word("标准", "criteria set");
  static final LocalizedText DIMENSION = word("维度", "dimension");
  static final LocalizedText ITEM = word("条目", "item");
  static final LocalizedText SHARPENED = word("被细化的条目", "sharpened item");
  static final LocalizedText SHARED = word("共用条目", "shared criterion");
  static final LocalizedText FORM = word("表单", "form");
  static final LocalizedText FIELD = word("字段", "field");
  static final LocalizedText INDEX = word("索引", "index");
  static final LocalizedText PATH = word("文档路径", "document path");
  static final LocalizedText RANGE = word("区间", "range");
  static final LocalizedText EVENT = word("事件", "event");
  static final LocalizedText PROGRAMME = word("活动模板", "programme template");
  static final LocalizedText PHASE = word("阶段", "phase");
  static final LocalizedText CARRIER = word("载体", "carrier");
  static final LocalizedText GUIDANCE = word("指导关系", "guidance relation");
  static final LocalizedText CODE = word("代号", "code");
  static final LocalizedText TERM = word("用语", "term");
  static final LocalizedText MESSAGE = word("消息", "message");

  private Words() {}

  private static LocalizedText word(String zh, String en) {
    return new LocalizedText(zh, en);
  }
}
