package org.exemplar.webhooks.internal;

import java.util.Map;

final class SqliteWebhooksTest extends WebhooksContract {
  @Override
  protected Map<String, String> properties() {
    return sqlite();
  }
}
