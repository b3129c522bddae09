package org.exemplar.search.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exemplar.search.internal.Workbench.index;
import static org.exemplar.search.internal.Workbench.practice;
import static org.exemplar.search.internal.Workbench.title;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A small set of texts of our own, and which one a reader would expect first. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class RelevanceTest {
  private static final Map<String, Map<String, Object>> TEXTS =
      Map.ofEntries(
          text("tea", "茶叶合作社带动村集体增收", "支部牵头办合作社，统一收购鲜叶，村集体按股分红。"),
          text("fish", "稻田养鱼让荒田复耕", "党员先试，一块田两份收成，农户跟着干。"),
          text("market", "集贸市场搬迁记", "社区组织商户议事，收摊时间由商户自己定，织布巷恢复畅通。"),
          text("grid", "网格员每天走百户", "社区把楼栋分成网格，居民的事当天登记、三天答复。"),
          text("lift", "老楼加装电梯的七次议事会", "业主协商分摊费用，党小组长逐户上门。"),
          text("window", "办事窗口延时服务", "窗口单位中午不关门，群众下班后也能办证。"),
          text("school", "教师党员结对困难学生", "学校把师德写进承诺，家长每学期评议一次。"),
          text("hospital", "医生党员下乡巡诊", "医院每月派医疗队进村，医德医风由病人打分。"),
          text("factory", "车间党员攻关节能改造", "企业成立攻关组，单位能耗下降一成二。"),
          text("lawyer", "律师事务所的公益值班", "社会组织里的党员律师轮流到社区值班。"),
          text("laggard", "后进村整顿一年间", "县里派第一书记，先理账目，再选班子。"),
          text("accounts", "村务账目上墙", "四议两公开之后，村里的资金、资产、资源逐笔公开。"));

  @TempDir Path root;
  private Workbench bench;

  private static Map.Entry<String, Map<String, Object>> text(
      String key, String title, String practice) {
    return Map.entry(key, Map.of("title", title, "practice", practice));
  }

  @BeforeEach
  void fill() {
    bench = new Workbench(root);
    bench.define(index("core", "cases", title(), practice()));
    TEXTS.forEach(bench.cases::put);
    bench.engine().add(bench.cases);
    bench.settle();
  }

  @AfterEach
  void end() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource({
    "茶叶合作社,tea",
    "村集体收入怎么提高,tea",
    "养鱼,fish",
    "荒田,fish",
    "网格,grid",
    "小区加装电梯如何协商费用,lift",
    "電梯,lift",
    "窗口服务,window",
    "群众办证难,window",
    "师德,school",
    "医德,hospital",
    "企业节能,factory",
    "公益律师,lawyer",
    "软弱后进村怎样整顿,laggard",
    "第一书记,laggard",
    "四议两公开,accounts",
    "村务公开,accounts"
  })
  void theExpectedTextComesFirst(String query, String expected) {
    assertThat(bench.keys(query)).first().isEqualTo(expected);
  }

  @Test
  void aTextWithTheWordsInOrderComesBeforeOneWithTheSameCharactersScattered() {
    bench.cases.put("ordered", Map.of("title", "组织收集建议"));
    bench.cases.put("scattered", Map.of("title", "建议集收织组组织议建收集"));
    bench.settle();
    assertThat(bench.keys("组织收集建议")).startsWith("ordered", "scattered");
  }

  @Test
  void aMatchInTheTitleComesBeforeOneInTheText() {
    bench.cases.put("in-text", Map.of("title", "其他工作", "practice", "这里说到了红色驿站"));
    bench.cases.put("in-title", Map.of("title", "红色驿站", "practice", "其他工作"));
    bench.settle();
    assertThat(bench.keys("红色驿站")).containsExactly("in-title", "in-text");
  }
}
