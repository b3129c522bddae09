CREATE TABLE plugin_change (
  sequence BIGINT NOT NULL PRIMARY KEY,
  change_id TEXT NOT NULL UNIQUE,
  plugin TEXT,
  state TEXT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX plugin_change_by_plugin ON plugin_change (plugin, sequence);
