package org.exemplar.campaigns.internal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Documents of an invented county. */
final class Samples {
  static final String PLAN =
      """
      砚川省青禾县委员会文件
      青发〔2025〕7号

      中共青禾县委关于开展示范点创建工作的实施意见

      各乡镇党委，县直各单位党组织：
      　　为推进示范点创建工作，根据市委有关意见，结合我县实际，提出如下实施意见。
      　　一、总体要求
      　　坚持分类指导，注重实效。党员依岗承若，接受监督。
      　　二、主要任务
      　　（一）先行先试。每个乡镇选择两个村。
      　　（二）定期研究。有关单位每月研究一次。
      　　三、组织领导
      　　县委成立领导小组，办公室设在县委组织部。

      中共青禾县委
      2025年3月6日

      主题词：示范点  创建  意见
      抄送：县人大常委会，县政协。
      打字：林小满　校对：孟长河　（共印120份）
      """;

  static final String FORWARDING =
      """
      青禾县农业局文件
      青农发〔2025〕11号

      青禾县农业局关于印发《示范点创建实施方案》的通知

      局属各单位：
      　　现将《示范点创建实施方案》印发给你们，请遵照执行。

      青禾县农业局
      2025年4月2日

      示范点创建实施方案

      　　根据县委意见，制定本方案。
      　　一、工作目标
      　　建成两个示范点。
      　　二、工作步骤
      　　（一）动员部署。四月完成。
      　　（二）全面推进。十月完成。
      """;

  private Samples() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] gb18030(String text) {
    return text.getBytes(Charset.forName("GB18030"));
  }
}
