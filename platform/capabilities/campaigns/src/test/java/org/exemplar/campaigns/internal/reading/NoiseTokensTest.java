package org.exemplar.campaigns.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseTokensTest {
  private static final String CHARACTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789%";

  private final Doubts doubts = new Doubts();

  @Test
  void removesTheTokenAndNothingAroundIt() {
    assertThat(NoiseTokens.strip("一言有回音，xQzRtYbWLKqv7d%hMXrPs4olGkZngrV时时有着落。", 3, doubts))
        .isEqualTo("一言有回音，时时有着落。");
    assertThat(doubts.between(0, 9))
        .singleElement()
        .satisfies(doubt -> assertThat(doubt.line()).isEqualTo(3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "可登录https://www.example.cn/CunShi/2031/IndexPage.html查看",
        "可登录www.WangHu2031Example.cn/aB3dE6gH9查看",
        "请发至cunshi2031BanGong@WangHu.example.cn邮箱",
        "执行GB/T9704-2012标准和ISO9001:2015-QMS-A1要求",
        "使用ThinkPadX1CarbonGen11笔记本",
        "使用HuaweiMateBookXPro2031电脑",
        "下载ExemplarApplicationForm2031.docx填写",
        "统一社会信用代码91430000MA4L16JQ9X登记",
        "采用PublicServicePlatform建设",
        "安装HikvisionDS-2CD3T46WD摄像机",
        "编号为YXSQ-2031-00012345-ABCDEF的证书"
      })
  void keepsAddressesFileNamesAndProductCodes(String line) {
    assertThat(NoiseTokens.strip(line, 1, doubts)).isEqualTo(line);
    assertThat(doubts.between(0, 9)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"设备序列号：aB3dE6gH9jK2mN5pQ8，请核对。", "使用DellXPS13Plus9320i7电脑"})
  void keepsButReportsATokenThatMayBeEither(String line) {
    assertThat(NoiseTokens.strip(line, 1, doubts)).isEqualTo(line);
    assertThat(doubts.between(0, 9))
        .singleElement()
        .satisfies(doubt -> assertThat(doubt.code()).isEqualTo("NOISE_SUSPECTED"));
  }

  @RepeatedTest(60)
  void removesOrReportsRandomTokensOfThirtyCharacters(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    StringBuilder token = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      token.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }

    String left = NoiseTokens.strip("风声，" + token + "雨声。", 1, doubts);

    assertThat(left).as(token.toString()).isIn("风声，雨声。", "风声，" + token + "雨声。");
    assertThat(doubts.between(0, 9)).as(token.toString()).hasSize(1);
  }
}
