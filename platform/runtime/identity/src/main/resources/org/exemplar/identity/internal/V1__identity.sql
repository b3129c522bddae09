CREATE TABLE account (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  login TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  organization TEXT,
  state TEXT NOT NULL,
  password TEXT,
  password_temporary BOOLEAN NOT NULL,
  failures INTEGER NOT NULL,
  locked_until TEXT,
  version INTEGER NOT NULL,
  updated_at TEXT NOT NULL
);

CREATE TABLE role_grant (
  id TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (id),
  role TEXT NOT NULL,
  part TEXT NOT NULL,
  line TEXT NOT NULL,
  UNIQUE (account, role, part, line)
);

CREATE TABLE api_token (
  id TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (id),
  name TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  scopes TEXT NOT NULL,
  part TEXT,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  revoked_at TEXT,
  last_used_at TEXT
);

CREATE INDEX api_token_account ON api_token (account);

CREATE TABLE login_session (
  id TEXT NOT NULL PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL REFERENCES account (id),
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
);

CREATE TABLE conflict_of_interest (
  account TEXT NOT NULL REFERENCES account (id),
  organization TEXT NOT NULL,
  reason TEXT NOT NULL,
  declared_at TEXT NOT NULL,
  PRIMARY KEY (account, organization)
);
