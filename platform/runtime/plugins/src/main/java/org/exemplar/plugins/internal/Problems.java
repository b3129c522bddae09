package org.exemplar.plugins.internal;

import java.util.Optional;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.content.Codes;
import org.exemplar.spi.LocalizedText;

/** Makes problems that concern a plugin as a whole. */
final class Problems {
  private Problems() {}

  static Problem of(String code, String zh, String en) {
    return new Problem(code, new LocalizedText(zh, en), Optional.empty(), 0, "");
  }

  static Problem threw(String method) {
    return of(
        LifecycleCodes.THREW,
        "插件的方法 " + method + " 抛出异常或没有回答；请改正代码，平台日志中有详情",
        "the plugin's method "
            + method
            + " threw or gave no answer; correct the code; the platform's log has more");
  }

  static Problem serviceMissing() {
    return of(
        LifecycleCodes.SERVICE_MISSING,
        "插件包含组件（Service-Component），但没有注册 org.exemplar.spi.Plugin 服务；"
            + "请检查组件的构造方法、引用和 Import-Package，平台日志中有详情",
        "the bundle has components (Service-Component) and no service org.exemplar.spi.Plugin is"
            + " there; look at the component's constructor, its references and Import-Package; the"
            + " platform's log has more");
  }

  static Problem silent() {
    return of(
        LifecycleCodes.HANGS,
        "插件代码被询问后尚未回答；descriptor 等方法须立即返回，请改正代码",
        "the plugin's code was asked and has not answered; descriptor and the like must return at"
            + " once: correct the code");
  }

  static Problem startHangs(long seconds) {
    return of(
        LifecycleCodes.HANGS,
        "插件包在 " + seconds + " 秒内没有启动完；启动时不能等待或做长时间的工作，请改正代码",
        "the bundle did not come to the end of its start within "
            + seconds
            + " s; a start must not wait or do long work: correct the code");
  }

  static Problem idDiffers(String declared, String coded) {
    return of(
        LifecycleCodes.ID_DIFFERS,
        "代码中的插件 id 为 " + coded + "，与 plugin.yaml 的 " + declared + " 不一致，应相同",
        "the code says plugin id "
            + coded
            + ", plugin.yaml says "
            + declared
            + "; they must agree");
  }

  static Problem repeated(String method, String name) {
    return of(
        Codes.DUPLICATE,
        "代码的 " + method + " 中的 " + name + " 已经有了，请只保留一个",
        method + " of the code holds " + name + ", which is there already; keep one");
  }
}
