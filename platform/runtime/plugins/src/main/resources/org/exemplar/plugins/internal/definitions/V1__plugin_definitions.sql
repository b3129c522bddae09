-- Definitions of forms and criteria sets as they were under each version. A criteria set can change under one version
-- with the set that it refines; then each of its editions is here, and the sequence tells which was the last.
CREATE TABLE plugin_definition (
  kind TEXT NOT NULL,
  plugin TEXT NOT NULL,
  code TEXT NOT NULL,
  version TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  own_sha256 TEXT NOT NULL,
  sequence BIGINT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (kind, plugin, code, version, sha256)
);
