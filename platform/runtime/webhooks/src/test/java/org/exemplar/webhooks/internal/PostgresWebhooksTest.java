package org.exemplar.webhooks.internal;

import java.util.Map;

final class PostgresWebhooksTest extends WebhooksContract {
  @Override
  protected Map<String, String> properties() {
    return postgres();
  }
}
