CREATE TABLE file_upload (
  id TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL,
  origin TEXT NOT NULL,
  idempotency_key TEXT,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size BIGINT NOT NULL,
  sha256 TEXT,
  expires_at TEXT NOT NULL,
  found_sha256 TEXT,
  found_type TEXT,
  found_state TEXT,
  file TEXT
);

CREATE INDEX file_upload_account ON file_upload (account);
CREATE INDEX file_upload_expires ON file_upload (expires_at);

CREATE TABLE stored_file (
  id TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  uploaded_at TEXT NOT NULL,
  state TEXT NOT NULL,
  idle_since TEXT NOT NULL
);

CREATE INDEX stored_file_account ON stored_file (account, id);
CREATE INDEX stored_file_sha256 ON stored_file (sha256);
CREATE INDEX stored_file_idle ON stored_file (idle_since);

CREATE TABLE file_reference (
  file TEXT NOT NULL REFERENCES stored_file (id),
  holder_type TEXT NOT NULL,
  holder_key TEXT NOT NULL,
  until TEXT,
  PRIMARY KEY (file, holder_type, holder_key)
);

CREATE INDEX file_reference_holder ON file_reference (holder_type, holder_key);
