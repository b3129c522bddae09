CREATE TABLE webhook (
  id TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL,
  scopes TEXT,
  part TEXT,
  name TEXT NOT NULL,
  url TEXT NOT NULL,
  types TEXT NOT NULL,
  organization TEXT,
  state TEXT NOT NULL,
  suspended_because TEXT,
  secret TEXT NOT NULL,
  old_secret TEXT,
  old_secret_until TEXT,
  position BIGINT NOT NULL,
  lease TEXT,
  leased_until TEXT,
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL
);

CREATE TABLE webhook_message (
  id TEXT NOT NULL PRIMARY KEY,
  webhook TEXT NOT NULL REFERENCES webhook (id),
  state TEXT NOT NULL,
  first_position BIGINT NOT NULL,
  last_position BIGINT NOT NULL,
  changes INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  last_attempt_at TEXT,
  next_attempt_at TEXT,
  status INTEGER,
  failure TEXT
);

CREATE INDEX webhook_message_state ON webhook_message (webhook, state, id);
