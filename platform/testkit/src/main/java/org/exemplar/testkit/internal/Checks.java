package org.exemplar.testkit.internal;

import java.time.Duration;
import java.util.List;
import org.exemplar.spi.LocalizedText;
import org.exemplar.testkit.ContractCheck;
import org.exemplar.testkit.ContractOutcome;

/** The points of the contract, in the order in which they are run. */
public final class Checks {
  private Checks() {}

  /** Looks at one point; may throw anything, which then is what is wrong. */
  @FunctionalInterface
  interface Look {
    ContractOutcome look() throws Exception;
  }

  /** All points. */
  public static List<ContractCheck> of(Bench bench, int cycles) {
    return List.of(
        check("content", "内容有效，能够规划安装", "its content is valid", new ContentLook(bench)),
        check(
            "archive",
            "同样的内容总打成同样的包",
            "the same content gives the same archive",
            new ArchiveLook(bench)),
        check(
            "features",
            "声明支持的与实有内容一致",
            "it holds what it is said to support",
            new FeatureLook(bench)),
        check("names", "名称都带插件前缀", "its names carry its prefix", new NameLook(bench)),
        check(
            "texts",
            "各部分可查询，文字中英文齐全",
            "its parts and their texts are read in both languages",
            new TextLook(bench)),
        check("forms", "表单填入后原样读出", "forms are read as they were filled in", new FormLook(bench)),
        check(
            "form-values",
            "错误的填报值被拒绝且不留痕迹",
            "wrong values are refused and change nothing",
            new FormValueLook(bench)),
        check("indexes", "索引可检索、可筛选、有分面", "indexes find, filter and count", new IndexLook(bench)),
        check(
            "refusals",
            "不支持的请求被恰当拒绝",
            "what it does not support is refused properly",
            new RefusalLook(bench)),
        check(
            "bad-archives",
            "损坏的插件包被拒绝，平台照常",
            "damaged archives are refused and the platform serves on",
            new BadArchiveLook(bench)),
        check(
            "cycles",
            "装、用、更新、回退、卸载 " + cycles + " 轮，旁人不受影响",
            "install, use, update, rollback and uninstall × " + cycles + " harm nobody",
            new CycleLook(bench, cycles)),
        check(
            "memory",
            "卸载后内存中不留痕迹",
            "nothing of it stays in memory",
            new MemoryLook(bench, Duration.ofMillis(500))));
  }

  static ContractCheck check(String id, String zh, String en, Look look) {
    return new Point(id, new LocalizedText(zh, en), look);
  }

  private record Point(String id, LocalizedText name, Look look) implements ContractCheck {
    @Override
    public ContractOutcome run() {
      try {
        return look.look();
      } catch (Stop stopped) {
        return stopped.outcome();
      } catch (Exception broken) {
        if (broken instanceof InterruptedException) {
          Thread.currentThread().interrupt();
        }
        Findings findings = new Findings();
        findings.add(
            "CHECK_BROKE_OFF",
            "平台没有按约定回答：" + broken.getMessage(),
            "the platform did not answer as it should: " + broken.getMessage());
        return findings.outcome("", "");
      }
    }
  }
}
