CREATE TABLE policy_document (
  document_key TEXT NOT NULL PRIMARY KEY,
  position BIGINT NOT NULL,
  outer_key TEXT REFERENCES policy_document (document_key),
  title TEXT,
  number TEXT,
  issuers TEXT NOT NULL,
  issued_on TEXT,
  printed_on TEXT,
  printed_by TEXT,
  genre TEXT,
  keywords TEXT NOT NULL,
  recipients TEXT NOT NULL,
  copies_to TEXT NOT NULL,
  printed_copies INTEGER,
  doubts TEXT NOT NULL,
  file_name TEXT NOT NULL,
  imported_at TEXT NOT NULL
);

CREATE UNIQUE INDEX policy_document_by_position ON policy_document (position);

CREATE INDEX policy_document_by_outer ON policy_document (outer_key, position);

CREATE TABLE policy_file (
  document_key TEXT NOT NULL PRIMARY KEY REFERENCES policy_document (document_key),
  sha256 TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  content TEXT NOT NULL
);

CREATE TABLE policy_reference (
  document_key TEXT NOT NULL REFERENCES policy_document (document_key),
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL,
  title TEXT,
  number TEXT,
  PRIMARY KEY (document_key, ordinal)
);

CREATE TABLE policy_clause (
  document_key TEXT NOT NULL REFERENCES policy_document (document_key),
  ordinal INTEGER NOT NULL,
  anchor TEXT NOT NULL,
  parent TEXT,
  label TEXT,
  heading TEXT,
  body TEXT NOT NULL,
  PRIMARY KEY (document_key, ordinal),
  UNIQUE (document_key, anchor)
);
