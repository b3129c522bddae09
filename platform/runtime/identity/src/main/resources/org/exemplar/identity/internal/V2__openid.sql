CREATE TABLE linked_identity (
  id TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (id),
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  linked_at TEXT NOT NULL,
  UNIQUE (issuer, subject)
);

CREATE INDEX linked_identity_account ON linked_identity (account);

CREATE TABLE identity_link_permit (
  account TEXT NOT NULL PRIMARY KEY REFERENCES account (id),
  allowed_until TEXT NOT NULL
);

CREATE TABLE openid_attempt (
  state TEXT NOT NULL PRIMARY KEY,
  browser TEXT NOT NULL,
  nonce TEXT NOT NULL,
  verifier TEXT NOT NULL,
  callback TEXT NOT NULL,
  return_to TEXT NOT NULL,
  expires_at TEXT NOT NULL
);

ALTER TABLE login_session ADD COLUMN identity TEXT;
