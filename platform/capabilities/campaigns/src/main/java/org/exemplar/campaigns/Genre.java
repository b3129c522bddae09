package org.exemplar.campaigns;

/** The kind of an official document (文种). */
public enum Genre {
  /** 通知. */
  NOTICE("通知", "notice"),
  /** 意见. */
  OPINION("意见", "opinion"),
  /** 实施意见. */
  IMPLEMENTATION_OPINION("实施意见", "implementation opinion"),
  /** 方案, and its kin 计划, 规划, 要点. */
  PLAN("方案", "plan"),
  /** 决定. */
  DECISION("决定", "decision"),
  /** 办法, 规定, and their kin 细则, 条例, 制度. */
  REGULATION("办法", "regulation"),
  /** 批复. */
  REPLY("批复", "reply"),
  /** 函. */
  LETTER("函", "letter"),
  /** 报告. */
  REPORT("报告", "report"),
  /** 请示. */
  REQUEST("请示", "request for instructions"),
  /** 纪要. */
  MINUTES("纪要", "minutes"),
  /** 通报. */
  CIRCULAR("通报", "circular"),
  /** 公告, 通告. */
  ANNOUNCEMENT("公告", "announcement"),
  /** 令. */
  ORDER("令", "order"),
  /** 决议. */
  RESOLUTION("决议", "resolution"),
  /** 公报. */
  COMMUNIQUE("公报", "communiqué"),
  /** 议案. */
  BILL("议案", "bill"),
  /** A title that names another kind, such as 名单 or 标准. */
  OTHER("其他", "other");

  private final String chinese;
  private final String english;

  Genre(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  /** The Chinese name. */
  public String chinese() {
    return chinese;
  }

  /** The English name. */
  public String english() {
    return english;
  }
}
