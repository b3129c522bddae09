CREATE TABLE trusted_client (
  name TEXT NOT NULL PRIMARY KEY,
  mode TEXT NOT NULL,
  version INTEGER NOT NULL,
  updated_at TEXT NOT NULL
);

CREATE TABLE trusted_document (
  client TEXT NOT NULL REFERENCES trusted_client (name),
  id TEXT NOT NULL,
  digest TEXT NOT NULL,
  document TEXT NOT NULL,
  registered_at TEXT NOT NULL,
  PRIMARY KEY (client, id)
);

CREATE INDEX trusted_document_digest ON trusted_document (digest);
