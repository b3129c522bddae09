package org.exemplar.webhooks.internal;

import java.util.Optional;
import org.exemplar.spi.schema.Refusal;

/** What is said of what cannot be done with webhooks. */
final class WebhookRefusals {
  private static final String INPUT = "input";

  private WebhookRefusals() {}

  static Refusal notFound() {
    return Refusal.notFound("WEBHOOK_NOT_FOUND", "没有该变更推送", "there is no such webhook")
        .at(INPUT, "webhook");
  }

  static Refusal notAllowed() {
    return Refusal.notPermitted(
            "NOT_ALLOWED",
            "只有建立者可以这样做；在全部范围内有 webhooks:manage 权限的人可以停用或删除它",
            "only who made it does that; who holds webhooks:manage everywhere may pause it or"
                + " remove it")
        .at(INPUT, "webhook");
  }

  static Optional<Refusal> conflict(Webhook webhook, Optional<Integer> expectedVersion) {
    return expectedVersion
        .filter(version -> version != webhook.version())
        .map(
            version ->
                Refusal.version(
                        Optional.of(webhook.version()),
                        "变更推送已有版本 " + webhook.version() + "，而非 " + version + "，请重新读取后再改",
                        "the webhook has version "
                            + webhook.version()
                            + ", not "
                            + version
                            + "; read it again first")
                    .at(INPUT, "expectedVersion"));
  }

  static Refusal full(int most) {
    return Refusal.limit(
            most,
            "WEBHOOK_LIMIT",
            "一个账号最多 " + most + " 个变更推送",
            "an account has at most " + most + " webhooks")
        .at(INPUT);
  }

  static Refusal wrongName(int longest) {
    return Refusal.of(
            "NAME_INVALID",
            "名称应为 1 到 " + longest + " 个字符",
            "the name has 1 to " + longest + " characters")
        .at(INPUT, "name");
  }

  static Refusal wrongState() {
    return Refusal.of(
            "WEBHOOK_STATE_INVALID",
            "state 应为 ACTIVE 或 PAUSED；SUSPENDED 由平台设定",
            "state is ACTIVE or PAUSED; the platform alone says SUSPENDED")
        .at(INPUT, "state");
  }

  static Refusal unknownPosition(long head) {
    return Refusal.of(
            "CHANGE_POSITION_UNKNOWN", "after 应在 0 到 " + head + " 之间", "after is from 0 to " + head)
        .at(INPUT, "after");
  }

  static Refusal wrongReplay() {
    return Refusal.of(
            "REPLAY_INVALID",
            "after 与 messages 须恰给其一",
            "give after or messages, and not both of them")
        .at(INPUT);
  }

  static Refusal tooManyMessages(int most) {
    return Refusal.limit(
            most,
            "TOO_MANY_ITEMS",
            "messages 应为 1 到 " + most + " 条",
            "messages holds 1 to " + most + " items")
        .at(INPUT, "messages");
  }

  static Refusal noMessage(String id, int index) {
    return Refusal.notFound("MESSAGE_NOT_FOUND", "没有消息 " + id, "there is no message " + id)
        .at(INPUT, "messages", Integer.toString(index));
  }
}
